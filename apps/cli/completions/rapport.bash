# bash completion for rapport; `eval "$(rapport completion bash)"` loads it.
_rapport() {
  local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="" word
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in
      read|text|explain|relate|completion) command="$word"; break ;;
    esac
  done
  local words=""
  case "$before" in
    --as) words="auto text html jsonl" ;;
    --isa) words="auto portable avx2 avx512vnni" ;;
    --format)
      if [ "$command" = text ] || [ "$command" = explain ]; then words="readable jsonl"; elif [ "$command" = relate ]; then words="jsonl"; else words="report jsonl table csv"; fi ;;
    --model|--tables) compopt -o filenames; COMPREPLY=($(compgen -d -- "$current")); return ;;
    --out) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")); return ;;
    --published|--threads|--max-page|--max-line|--max-seconds) return ;;
    completion) words="bash zsh fish" ;;
  esac
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    return
  fi
  case "$command" in
    read) words="--as --published --format --threads --model --tables --isa --out --max-page --max-line --max-seconds --quiet --help" ;;
    explain) words="--as --published --format --threads --model --tables --isa --out --max-page --max-line --max-seconds --quiet --help" ;;
    relate) words="--format --threads --model --tables --isa --out --quiet --help" ;;
    text) words="--as --published --format --out --max-page --max-line --max-seconds --quiet --help" ;;
    completion) words="--help" ;;
    *) words="read text explain relate completion --threads --model --tables --isa --quiet --help --version" ;;
  esac
  if [ -n "$command" ] && [ "$command" != completion ] && [ "${current#-}" = "$current" ]; then
    compopt -o filenames
    COMPREPLY=($(compgen -f -- "$current"))
  else
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  fi
}
complete -F _rapport rapport
