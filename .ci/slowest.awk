# Of a log of tests: seconds and name of each.
/^(passed|failed) .*\(([0-9]+(h|m|s|ms) ?)+\)$/ {
  at = match($0, /\(([0-9]+(h|m|s|ms) ?)+\)$/)
  name = substr($0, index($0, " ") + 1, at - index($0, " ") - 2)
  count = split(substr($0, at + 1, RLENGTH - 2), parts, " ")
  seconds = 0
  for (i = 1; i <= count; i++) {
    number = parts[i] + 0
    seconds += parts[i] ~ /ms$/ ? number / 1000 : parts[i] ~ /s$/ ? number : parts[i] ~ /m$/ ? number * 60 : number * 3600
  }
  printf "%7.1f %s\n", seconds, substr(name, 1, 140)
}
