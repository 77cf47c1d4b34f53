using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>Sorting, which is always stable, and the removal of duplicates.</summary>
internal static class ArraySorting
{
    private const int Short = 20;

    // A failure costs as much time as many steps.
    private const int StepsOfAFailure = 16;

    public static void Register(LibraryWriter add)
    {
        add.Mutates("sort sort_asc", "A", (run, a) => InPlace(a, Natural(run, a[0].Array)));
        add.Mutates("sort_desc", "A", (run, a) => InPlace(a, Reversed(Natural(run, a[0].Array))));
        add.Mutates("sort sort_by", "AF", (run, a) => InPlace(a, By(run, a[1])));
        add.Mutates("sort", "As", (run, a) => InPlace(a, By(run, a[1])));
        add.Pure("order order_asc", "A", (run, a) => Ordered(a, Natural(run, a[0].Array)));
        add.Pure("order_desc", "A", (run, a) => Ordered(a, Reversed(Natural(run, a[0].Array))));
        add.Pure("order order_by", "AF", (run, a) => Ordered(a, By(run, a[1])));
        add.Mutates("dedup", "A", (run, a) => Dedup(run, a, (x, y) => Matching.AreEqual(run, x, y)));
        foreach (var by in (string[])["F", "s"])
        {
            add.Mutates("dedup", "A" + by, (run, a) => Dedup(run, a, Same(run, new Callback(run, a[1]))));
        }
    }

    private static RhaiValue InPlace(Span<RhaiValue> a, Comparison<RhaiValue>? order)
    {
        var items = a[0].Array.Items.ToArray();
        if (order is not null)
        {
            Sort(items, order);
            items.CopyTo(RhaiPlace.OwnArray(ref a[0]).ForReordering());
        }

        return default;
    }

    private static RhaiValue Ordered(Span<RhaiValue> a, Comparison<RhaiValue>? order)
    {
        var copy = new RhaiValue(a[0].Array.Copy());
        Span<RhaiValue> place = [copy];
        InPlace(place, order);
        return place[0];
    }

    private static Comparison<RhaiValue>? Reversed(Comparison<RhaiValue>? order) => order is null ? null : (x, y) => order(y, x);

    /// <summary>Null if nothing has to move; types without an order are refused.</summary>
    private static Comparison<RhaiValue>? Natural(RhaiRun run, RhaiArray array)
    {
        for (var i = 1; i < array.Count; i++)
        {
            if (array[i].Kind != array[0].Kind)
            {
                throw RhaiFaults.NoSuchFunction("sort() cannot be called with elements of different types", run.CallPosition);
            }
        }

        run.Step(array.Count);
        return array.Count < 2 ? null : array[0].Kind switch
        {
            RhaiKind.Int or RhaiKind.Bool or RhaiKind.Char or RhaiKind.Byte => (x, y) => x.Bits.CompareTo(y.Bits),
            RhaiKind.Float => (x, y) => x.Float < y.Float ? -1 : x.Float > y.Float ? 1 : 0,
            RhaiKind.String => (x, y) => RhaiComparison.CompareText(x, y),
            RhaiKind.Unit => null,
            var kind => throw RhaiFaults.NoSuchFunction(
                $"sort() cannot be called with elements of type {RhaiTypes.NameOf(kind)}", run.CallPosition),
        };
    }

    /// <summary>A comparer that fails, does not exist, or does not return a number counts as "equal".</summary>
    private static Comparison<RhaiValue>? By(RhaiRun run, in RhaiValue function)
    {
        var callback = new Callback(run, function);
        return !callback.Takes(2) ? null : (x, y) => Ask(run, callback, x, y) is { IsInt: true } answer ? Math.Sign(answer.Int) : 0;
    }

    /// <summary>A comparer that fails or does not return a bool counts as "different".</summary>
    private static Func<RhaiValue, RhaiValue, bool> Same(RhaiRun run, Callback callback) =>
        !callback.Takes(2) ? (_, _) => false : (x, y) => Ask(run, callback, x, y) is { IsBool: true, Bool: true };

    private static RhaiValue Ask(RhaiRun run, Callback comparer, in RhaiValue x, in RhaiValue y)
    {
        var mark = run.Mark();
        try
        {
            return comparer.Plain([x.Share(), y.Share()]);
        }
        catch (RhaiException error) when (error.IsCatchable)
        {
            run.ReturnTo(mark);
            run.Step(StepsOfAFailure);
            return default;
        }
    }

    /// <summary>
    /// Insertion sort for short arrays, otherwise merge sort: stable, and safe with comparers that contradict themselves. The later
    /// element is the comparer's first argument, and only "less" moves it.
    /// </summary>
    private static void Sort(RhaiValue[] items, Comparison<RhaiValue> order)
    {
        if (items.Length <= Short)
        {
            Insert(items, order);
            return;
        }

        var (from, to) = (items, new RhaiValue[items.Length]);
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var start = 0; start < items.Length; start += 2 * width)
            {
                var middle = Math.Min(start + width, items.Length);
                MergeRuns(from, to, start, middle, Math.Min(middle + width, items.Length), order);
            }

            (from, to) = (to, from);
        }

        if (!ReferenceEquals(from, items))
        {
            from.CopyTo(items, 0);
        }
    }

    private static void Insert(RhaiValue[] items, Comparison<RhaiValue> order)
    {
        for (var i = 1; i < items.Length; i++)
        {
            var (item, at) = (items[i], i);
            for (; at > 0 && order(item, items[at - 1]) < 0; at--)
            {
                items[at] = items[at - 1];
            }

            items[at] = item;
        }
    }

    private static void MergeRuns(RhaiValue[] from, RhaiValue[] to, int start, int middle, int end, Comparison<RhaiValue> order)
    {
        var (left, right) = (start, middle);
        for (var at = start; at < end; at++)
        {
            var takesLeft = left < middle && (right >= end || order(from[right], from[left]) >= 0);
            to[at] = takesLeft ? from[left++] : from[right++];
        }
    }

    private static RhaiValue Dedup(RhaiRun run, Span<RhaiValue> a, Func<RhaiValue, RhaiValue, bool> same)
    {
        var source = a[0].Share().Array;
        var kept = new RhaiArray(source.Count);
        for (var i = 0; i < source.Count; i++)
        {
            run.Step(1);
            if (kept.Count == 0 || !same(kept[kept.Count - 1], source[i]))
            {
                kept.Add(source[i].Share());
            }
        }

        a[0] = new RhaiValue(kept);
        return default;
    }
}
