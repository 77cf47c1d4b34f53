namespace Maru.Platform.Telemetry.Prometheus;

/// <summary>
/// The series of one family. Finding a known tag set takes no lock and no memory: it is an open hash table of the spellings seen so far. A
/// new spelling is rendered, and spellings with the same text share a series, so no series is exposed twice. Thread safe.
/// </summary>
internal sealed class SeriesTable(MetricKind kind, int bounds, SeriesBudget budget)
{
    private readonly Lock _adding = new();
    private readonly Dictionary<string, Series> _byLabels = new(StringComparer.Ordinal);
    private TagSet?[] _slots = new TagSet?[16];
    private Series[] _all = [];
    private int _count;
    private int _spellings;
    private Series? _bare;

    /// <summary>Every series so far, in the order of their first measurement.</summary>
    public ReadOnlySpan<Series> All()
    {
        lock (_adding)
        {
            return _all.AsSpan(0, _count);
        }
    }

    public Series? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
        {
            return Volatile.Read(ref _bare) ?? AddBare();
        }

        var hash = TagSet.HashOf(tags);
        return Find(Volatile.Read(ref _slots), hash, tags) ?? Add(hash, tags);
    }

    private static Series? Find(TagSet?[] slots, int hash, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var mask = slots.Length - 1;
        for (var at = hash & mask; Volatile.Read(ref slots[at]) is { } set; at = (at + 1) & mask)
        {
            if (set.Is(hash, tags))
            {
                return set.Series;
            }
        }

        return null;
    }

    private static void Put(TagSet?[] slots, TagSet set)
    {
        var mask = slots.Length - 1;
        var at = set.Hash & mask;
        while (slots[at] is not null)
        {
            at = (at + 1) & mask;
        }

        Volatile.Write(ref slots[at], set);
    }

    private Series? AddBare()
    {
        lock (_adding)
        {
            var series = Series("");
            Volatile.Write(ref _bare, series);
            return series;
        }
    }

    private Series? Add(int hash, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_adding)
        {
            if (Find(_slots, hash, tags) is { } known)
            {
                return known;
            }

            var series = Series(LabelText.Of(tags));
            if (series is not null && budget.TryRemember())
            {
                Grow();
                Put(_slots, new TagSet(hash, tags.ToArray(), series));
                _spellings++;
            }

            return series;
        }
    }

    private Series? Series(string labels)
    {
        if (_byLabels.TryGetValue(labels, out var series))
        {
            return series;
        }

        // A histogram shows a line for each bound, and +Inf, sum and count.
        if (!budget.TryTake(kind == MetricKind.Histogram ? bounds + 3 : 1))
        {
            budget.Drop();
            return null;
        }

        series = Prometheus.Series.Create(labels, kind, bounds);
        _byLabels.Add(labels, series);
        if (_count == _all.Length)
        {
            Array.Resize(ref _all, Math.Max(4, _count * 2));
        }

        _all[_count++] = series;
        return series;
    }

    private void Grow()
    {
        if ((_spellings + 1) * 2 <= _slots.Length)
        {
            return;
        }

        var larger = new TagSet?[_slots.Length * 2];
        foreach (var set in _slots)
        {
            if (set is not null)
            {
                Put(larger, set);
            }
        }

        Volatile.Write(ref _slots, larger);
    }
}
