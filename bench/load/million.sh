# A million requests through the last target, in ten slices; memory must stay flat. Sourced by run.
subject=${chosen[-1]}
limit_mib=150
slices=10
rss_mib() { echo $(($(rss_kib "${pid[$subject]}") / 1024)); }

echo "| requests | RSS MiB | errors |"
echo "|---:|---:|---:|"
echo "| 0 | $(rss_mib) | 0 |"
done_requests=0 highest=0 settled=0 failed=0
for ((slice = 1; slice <= slices; slice++)); do
    result=$(counted_load "$subject" "$connections" $((requests / slices)))
    done_requests=$((done_requests + $(sed -E 's/.*"requests":([0-9]+).*/\1/' <<<"$result")))
    errors=$(sed -E 's/.*"errors":([0-9]+).*/\1/' <<<"$result")
    failed=$((failed + errors))
    last=$(rss_mib)
    ((last > highest)) && highest=$last
    ((slice == 3)) && settled=$last
    echo "| $done_requests | $last | $errors |"
done
echo
# Heaps breathe; growth is what is still there at the end and was not after the third slice.
verdict=flat
((last > settled + settled / 7)) && verdict="GROWING from $settled to $last"
((highest > limit_mib)) && verdict="$verdict, ABOVE $limit_mib"
((failed > 0)) && verdict="$verdict, $failed ERRORS"
echo "Memory of $subject: highest $highest MiB, $verdict."
[[ $verdict == flat ]]
