#compdef rapport
# zsh completion for rapport; save it as _rapport in a folder of $fpath, or `source <(rapport completion zsh)`.
_rapport() {
  local -a model input filters
  model=(
    '--threads[pages read at the same time]:number:'
    '--model[folder of the model]:folder:_files -/'
    '--tables[folder of the tables]:folder:_files -/'
    '--isa[instructions of the processor to use]:name:(auto portable avx2 avx512vnni)'
  )
  input=(
    '--as[how to understand the pages]:kind:(auto text html jsonl warc feed csv tsv mail petrarch)'
    '--columns[columns of CSV and TSV, as text=body]:columns:'
    '--published[date of pages that state none]:date (YYYY-MM-DD):'
    '--resume[go on where an interrupted run stopped]'
    '--log[write a line on each story to this file]:file:_files'
    '--max-page[longest page that is read]:size:'
    '--max-line[longest line of JSONL, or row, that is read]:size:'
    '--max-seconds[longest time for a page]:seconds:'
    '--quiet[no notes and no progress]'
    '--help[show help]'
  )
  filters=(
    '--store[the store]:file:_files'
    '--actor[who acts]:value:'
    '--recipient[who is acted upon]:value:'
    '--either[who is on either side]:value:'
    '--said-by[source of the report]:value:'
    '--event[what the act is]:value:(AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT)'
    '--plover[the category it counts as]:value:(AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT)'
    '--mode[mode of the event]:value:'
    '--status[status of the act]:value:(any actual future hypothetical negated historical postponed cancelled)'
    '--quad[quad class]:value:'
    '--context[context]:value:'
    '--issue[words of the issue]:value:'
    '--min-confidence[least confidence]:value:'
    '--place[name of the place]:value:'
    '--country[country of the place]:value:'
    '--bbox[box of degrees]:value:'
    '--since[first day]:value:'
    '--until[last day]:value:'
    '--date[which date counts]:value:(event published either)'
    '--outlet[words of the name of the outlet]:value:'
    '--story[id of the story]:value:'
    '--origin[where the record is from]:value:'
    '--model[name of the model that read it]:value:'
    '--text[words to search]:value:'
    '--out[write to this file]:file:_files'
    '--help[show help]'
  )
  local curcontext="$curcontext" state
  _arguments -C $model '--quiet[no notes and no progress]' '--help[show help]' '--version[show versions]' \
    '1:command:((read\:"code the events of news pages" text\:"show the stories of news pages" explain\:"show how sentences became records" relate\:"tell the relation of two given parties" add\:"read pages into a store" query\:"find records in a store" show\:"show a record of a store" timeline\:"show what happened between two" trend\:"count records over time" dyads\:"rank pairs of countries" coverage\:"count the stories and sentences read" diff\:"show new, changed and withdrawn records" export\:"write records in the formats of other tools" import\:"read records of other data sets into a store" compare\:"compare two sources of records" correct\:"correct a record" recode\:"read the stored stories again" sample\:"draw records for a check by people" audit\:"shares of right answers in a sheet" check\:"check that a store is sound" schema\:"print the JSON Schema of records" completion\:"print a completion script"))' \
    '*::argument:->rest'
  [[ $state == rest ]] || return
  case $words[1] in
    read) _arguments $input $model '--out[write to this file]:file:_files' '--format[form of the output]:form:(report jsonl table csv)' '*:page:_files' ;;
    explain) _arguments $input $model '--out[write to this file]:file:_files' '--format[form of the output]:form:(readable jsonl)' '*:page:_files' ;;
    relate) _arguments $model '--format[form of the output]:form:(jsonl)' '--out[write to this file]:file:_files' '--quiet[no notes and no progress]' '--help[show help]' '*:file:_files' ;;
    text) _arguments $input '--out[write to this file]:file:_files' '--format[form of the output]:form:(readable jsonl)' '*:page:_files' ;;
    add) _arguments $input $model '--store[the store]:file:_files' '*:page:_files' ;;
    query) _arguments $filters '--dyad[two parties, in either order]:value:' '--sort[order of the records]:key:(date published stored confidence goldstein)' '--limit[most records]:number:' '--cursor[go on where a page ended]:cursor:' '--count[only say how many there are]' '--format[form of the output]:form:(table jsonl csv)' '--quiet[no notes and no progress]' ;;
    timeline) _arguments $filters '--format[form of the output]:form:(readable jsonl)' '1:party:' '2:party:' ;;
    show) _arguments '--store[the store]:file:_files' '--format[form of the output]:form:(readable jsonl)' '--out[write to this file]:file:_files' '--help[show help]' '1:id:' ;;
    trend) _arguments $filters '--dyad[two parties, in either order]:value:' '--period[length of the periods]:period:(day week month quarter year)' '--by[a series for each]:key:(quad event)' '--per[bars as records per story]:what:(stories)' '--format[form of the output]:form:(table jsonl csv)' '--quiet[no notes and no progress]' ;;
    dyads) _arguments $filters '--limit[most pairs]:number:' '--format[form of the output]:form:(table jsonl csv)' '--quiet[no notes and no progress]' ;;
    coverage) _arguments '--store[the store]:file:_files' '--by[what to count by]:key:(day week month quarter year outlet language)' '--since[first day]:date:' '--until[last day]:date:' '--outlet[words of the name of the outlet]:value:' '--format[form of the output]:form:(table jsonl csv)' '--out[write to this file]:file:_files' '--help[show help]' ;;
    diff) _arguments $filters '--dyad[two parties, in either order]:value:' '--format[form of the output]:form:(readable jsonl)' '1:since:' ;;
    compare) _arguments $filters '--dyad[two parties, in either order]:value:' '--period[length of the periods]:period:(day week month quarter year)' '--days[how far events may lie apart to match]:number:' '--limit[most pairs]:number:' '--format[form of the output]:form:(table jsonl csv)' '--quiet[no notes and no progress]' '1:source:_files' '2:source:_files' ;;
    schema) _arguments '--help[show help]' '1:schema:(record plover-json)' ;;
    import) _arguments '--store[the store]:file:_files' '--from[the format]:format:(gdelt-events icews polecat phoenix acled jsonl)' '--quiet[no notes and no progress]' '*:file:_files' ;;
    export) _arguments $filters '--to[the format]:format:(jsonl csv geojson graphml gexf petrarch gdelt-events gdelt-mentions icews polecat phoenix plover-json rss)' '--no-text[leave the words of sentences out]' '--one-a-day[keep one record a day, pair and event]' '--dyad[two parties, in either order]:value:' '--quiet[no notes and no progress]' ;;
    correct) _arguments $model '--store[the store]:file:_files' '--by[who corrects it]:name:' '--undo[take a correction back]:field:(all event mode about status contexts actors recipients said_by time places rejected confirmed)' '--list[show the corrections]' '--quiet[no notes and no progress]' '--help[show help]' '1:id:' '*:change:' ;;
    recode) _arguments $model ${filters:#--(origin|model|out)\[*} '--dyad[two parties, in either order]:value:' '--read-by[name of the model that read it]:value:' '--quiet[no notes and no progress]' ;;
    sample) _arguments $filters '--by[strata]:key:(event status quad year outlet model)' '--seed[another draw]:number:' '--dyad[two parties, in either order]:value:' '--quiet[no notes and no progress]' '1:number:' ;;
    audit) _arguments '--format[form of the output]:form:(table jsonl csv)' '--out[write to this file]:file:_files' '--help[show help]' '1:sheet:_files' ;;
    check) _arguments '--store[the store]:file:_files' '--help[show help]' ;;
    completion) _arguments '--help[show help]' '1:shell:(bash zsh fish)' ;;
  esac
}
if [ "$funcstack[1]" = _rapport ]; then
  _rapport "$@"
else
  compdef _rapport rapport
fi
