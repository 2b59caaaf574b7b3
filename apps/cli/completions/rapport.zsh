#compdef rapport
# zsh completion for rapport; save it as _rapport in a folder of $fpath, or `source <(rapport completion zsh)`.
_rapport() {
  local -a model input
  model=(
    '--threads[pages read at the same time]:number:'
    '--model[folder of the model]:folder:_files -/'
    '--tables[folder of the tables]:folder:_files -/'
    '--isa[instructions of the processor to use]:name:(auto portable avx2 avx512vnni)'
  )
  input=(
    '--as[how to understand the pages]:kind:(auto text html jsonl)'
    '--published[date of pages that state none]:date (YYYY-MM-DD):'
    '--out[write to this file]:file:_files'
    '--max-page[longest page that is read]:size:'
    '--max-line[longest line of JSONL that is read]:size:'
    '--max-seconds[longest time for a page]:seconds:'
    '--quiet[no notes and no progress]'
    '--help[show help]'
  )
  local curcontext="$curcontext" state
  _arguments -C $model '--quiet[no notes and no progress]' '--help[show help]' '--version[show versions]' \
    '1:command:((read\:"code the events of news pages" text\:"show the stories of news pages" explain\:"show how sentences became records" relate\:"tell the relation of two given parties" completion\:"print a completion script"))' \
    '*::argument:->rest'
  [[ $state == rest ]] || return
  case $words[1] in
    read) _arguments $input $model '--format[form of the output]:form:(report jsonl table csv)' '*:page:_files' ;;
    explain) _arguments $input $model '--format[form of the output]:form:(readable jsonl)' '*:page:_files' ;;
    relate) _arguments $model '--format[form of the output]:form:(jsonl)' '--out[write to this file]:file:_files' '--quiet[no notes and no progress]' '--help[show help]' '*:file:_files' ;;
    text) _arguments $input '--format[form of the output]:form:(readable jsonl)' '*:page:_files' ;;
    completion) _arguments '--help[show help]' '1:shell:(bash zsh fish)' ;;
  esac
}
if [ "$funcstack[1]" = _rapport ]; then
  _rapport "$@"
else
  compdef _rapport rapport
fi
