# bash completion for rapport; `eval "$(rapport completion bash)"` loads it.
_rapport() {
  local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="" word
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in
      read|text|explain|relate|add|query|show|timeline|trend|dyads|coverage|diff|export|import|compare|correct|recode|sample|audit|check|schema|completion) command="$word"; break ;;
    esac
  done
  local words=""
  case "$before" in
    --as) words="auto text html jsonl warc feed csv tsv mail petrarch" ;;
    --isa) words="auto portable avx2 avx512vnni" ;;
    --format)
      case "$command" in
        text|explain|show|timeline|diff) words="readable jsonl" ;;
        relate) words="jsonl" ;;
        query|trend|dyads|coverage|compare|audit) words="table jsonl csv" ;;
        *) words="report jsonl table csv" ;;
      esac ;;
    --period) words="day week month quarter year" ;;
    --by)
      case "$command" in
        trend) words="quad event" ;;
        sample) words="event status quad year outlet model" ;;
        correct) return ;;
        *) words="day week month quarter year outlet language" ;;
      esac ;;
    --undo) words="all event mode about status contexts actors recipients said_by time places rejected confirmed" ;;
    --from) words="gdelt-events icews polecat phoenix acled jsonl" ;;
    --to) words="jsonl csv geojson graphml gexf petrarch gdelt-events gdelt-mentions icews polecat phoenix plover-json rss" ;;
    --per) words="stories" ;;
    --sort) words="date published stored confidence goldstein" ;;
    --date) words="event published either" ;;
    --event|--plover) words="AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT" ;;
    --status) words="any actual future hypothetical negated historical postponed cancelled" ;;
    --model|--tables) compopt -o filenames; COMPREPLY=($(compgen -d -- "$current")); return ;;
    --out|--log|--store) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")); return ;;
    --columns|--published|--threads|--max-page|--max-line|--max-seconds|--limit|--cursor|--dyad|--seed|--read-by) return ;;
    --actor|--recipient|--either|--said-by|--mode|--quad|--context|--issue|--min-confidence|--place|--country|--bbox|--since|--until|--outlet|--story|--origin|--text) return ;;
    completion) words="bash zsh fish" ;;
  esac
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    return
  fi
  case "$command" in
    read) words="--as --columns --published --format --threads --model --tables --isa --out --resume --log --max-page --max-line --max-seconds --quiet --help" ;;
    explain) words="--as --columns --published --format --threads --model --tables --isa --out --resume --log --max-page --max-line --max-seconds --quiet --help" ;;
    relate) words="--format --threads --model --tables --isa --out --quiet --help" ;;
    text) words="--as --columns --published --format --out --resume --log --max-page --max-line --max-seconds --quiet --help" ;;
    add) words="--store --as --columns --published --threads --model --tables --isa --resume --log --max-page --max-line --max-seconds --quiet --help" ;;
    query) words="--store --dyad --actor --recipient --either --said-by --event --plover --mode --status --quad --context --issue --min-confidence --place --country --bbox --since --until --date --outlet --story --origin --model --text --sort --limit --cursor --count --format --out --quiet --help" ;;
    timeline) words="--store --actor --recipient --either --said-by --event --plover --mode --status --quad --context --issue --min-confidence --place --country --bbox --since --until --date --outlet --story --origin --model --text --format --out --help" ;;
    show) words="--store --format --out --help" ;;
    trend) words="--store --period --by --per --dyad --actor --recipient --either --said-by --event --plover --mode --status --quad --context --issue --min-confidence --place --country --bbox --since --until --date --outlet --story --origin --model --text --format --out --quiet --help" ;;
    dyads) words="--store --actor --recipient --either --said-by --event --plover --mode --status --quad --context --issue --min-confidence --place --country --bbox --since --until --date --outlet --story --origin --model --text --limit --format --out --quiet --help" ;;
    coverage) words="--store --by --since --until --outlet --format --out --help" ;;
    diff) words="--store --dyad --actor --recipient --either --said-by --event --plover --mode --status --quad --context --issue --min-confidence --place --country --bbox --since --until --date --outlet --story --origin --model --text --format --out --help" ;;
    compare) words="--store --period --days --dyad --actor --recipient --either --said-by --event --plover --mode --status --quad --context --issue --min-confidence --place --country --bbox --since --until --date --outlet --story --origin --model --text --limit --format --out --quiet --help" ;;
    schema) words="record plover-json --help" ;;
    import) words="--store --from --quiet --help" ;;
    export) words="--store --to --no-text --one-a-day --dyad --actor --recipient --either --said-by --event --plover --mode --status --quad --context --issue --min-confidence --place --country --bbox --since --until --date --outlet --story --origin --model --text --out --quiet --help" ;;
    correct) words="--store --by --undo --list --threads --model --tables --isa --quiet --help" ;;
    recode) words="--store --dyad --actor --recipient --either --said-by --event --plover --mode --status --quad --context --issue --min-confidence --place --country --bbox --since --until --date --outlet --story --text --read-by --threads --model --tables --isa --quiet --help" ;;
    sample) words="--store --by --seed --dyad --actor --recipient --either --said-by --event --plover --mode --status --quad --context --issue --min-confidence --place --country --bbox --since --until --date --outlet --story --origin --model --text --out --quiet --help" ;;
    audit) words="--format --out --help" ;;
    check) words="--store --help" ;;
    completion) words="--help" ;;
    *) words="read text explain relate add query show timeline trend dyads coverage diff export import compare correct recode sample audit check schema completion --threads --model --tables --isa --quiet --help --version" ;;
  esac
  case "$command" in query|show|timeline|trend|dyads|coverage|diff|export|correct|recode|sample|check|schema|completion) local no_files=1 ;; esac
  if [ -n "$command" ] && [ -z "${no_files:-}" ] && [ "${current#-}" = "$current" ]; then
    compopt -o filenames
    COMPREPLY=($(compgen -f -- "$current"))
  else
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  fi
}
complete -F _rapport rapport
