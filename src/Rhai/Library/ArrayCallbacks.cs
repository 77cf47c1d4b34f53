using Maru.Rhai.Runtime;

namespace Maru.Rhai.Library;

/// <summary>Functions of arrays that call a function for each element. They work on the elements as they stood at the start.</summary>
internal static class ArrayCallbacks
{
    public static void Register(LibraryWriter add)
    {
        Searching(add);
        Making(add);
        Folding(add);
        Changing(add);
    }

    private static void Searching(LibraryWriter add)
    {
        add.Pure("some", "AF", (run, a) => Find(run, a, 0, "some") >= 0);
        add.Pure("all", "AF", (run, a) => Find(run, a, 0, "all", wanted: false) < 0);
        add.Pure("index_of", "AF", (run, a) => (long)Find(run, a, 0, "index_of"));
        add.Pure("index_of", "AFi", (run, a) => (long)Find(run, a, a[2].Int, "index_of"));
        add.Pure("find", "AF", (run, a) => At(a, Find(run, a, 0, "find")));
        add.Pure("find", "AFi", (run, a) => At(a, Find(run, a, a[2].Int, "find")));
        add.Pure("find_map", "AF", (run, a) => FindMap(run, a, 0));
        add.Pure("find_map", "AFi", (run, a) => FindMap(run, a, a[2].Int));
    }

    private static void Making(LibraryWriter add)
    {
        add.Pure("map", "AF", (run, a) =>
        {
            var result = new RhaiArray(a[0].Array.Count);
            var callback = new Callback(run, a[1].Function, "map");
            EachOf(run, a[0], 0, (ref RhaiValue item, int i) => { Grow(run, result, callback.Element(ref item, i)); return false; });
            return new RhaiValue(result);
        });
        add.Pure("filter", "AF", (run, a) => new RhaiValue(Divide(run, a, "filter").Matches));
        add.Pure("zip", "AAF", (run, a) =>
        {
            var result = new RhaiArray();
            var (left, right) = (a[0].Share().Array, a[1].Share().Array);
            var callback = new Callback(run, a[2].Function, "zip");
            for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
            {
                Grow(run, result, callback.Pair(left[i], right[i], i));
            }

            return new RhaiValue(result);
        });
    }

    private static void Folding(LibraryWriter add)
    {
        add.Pure("reduce", "AF", (run, a) => Reduce(run, a, default, reversed: false));
        add.Pure("reduce", "AF*", (run, a) => Reduce(run, a, Start(run, a[2]), reversed: false));
        add.Pure("reduce_rev", "AF", (run, a) => Reduce(run, a, default, reversed: true));
        add.Pure("reduce_rev", "AF*", (run, a) => Reduce(run, a, Start(run, a[2]), reversed: true));
    }

    private static void Changing(LibraryWriter add)
    {
        add.Mutates("for_each", "AF", (run, a) =>
        {
            var callback = new Callback(run, a[1].Function, "for_each");
            var pending = run.Memory?.Pending ?? 0;
            for (var i = 0; i < a[0].Array.Count; i++)
            {
                var item = a[0].Array.Aliased ? a[0].Array[i].Share() : a[0].Array[i];
                var (before, size) = (item, RhaiSize.Of(item));
                callback.Each(ref item, i);
                run.Memory?.Settle(pending, item);
                if (!item.IsSameAs(before) || RhaiSize.Of(item) != size)
                {
                    RhaiPlace.OwnArray(ref a[0]).Replace(i, item, size);
                }
            }

            return default;
        });
        add.Mutates("drain", "AF", (run, a) => Part(run, a, takesMatches: true));
        add.Mutates("retain", "AF", (run, a) => Part(run, a, takesMatches: false));
    }

    private delegate bool Visit(ref RhaiValue item, int index);

    private static int EachOf(RhaiRun run, in RhaiValue array, long start, Visit visit)
    {
        var items = array.Share().Array;
        for (var i = Offsets.Start(items.Count, start); i < items.Count; i++)
        {
            var item = items[i].Share();
            if (visit(ref item, i))
            {
                return i;
            }
        }

        return -1;
    }

    private static int Find(RhaiRun run, Span<RhaiValue> a, long start, string name, bool wanted = true)
    {
        var callback = new Callback(run, a[1].Function, name);
        return EachOf(run, a[0], start, (ref RhaiValue item, int i) => IsTrue(callback.Element(ref item, i)) == wanted);
    }

    private static RhaiValue FindMap(RhaiRun run, Span<RhaiValue> a, long start)
    {
        var callback = new Callback(run, a[1].Function, "find_map");
        var found = default(RhaiValue);
        EachOf(run, a[0], start, (ref RhaiValue item, int i) => !(found = callback.Element(ref item, i)).IsUnit);
        return found;
    }

    private static RhaiValue Reduce(RhaiRun run, Span<RhaiValue> a, RhaiValue start, bool reversed)
    {
        var items = a[0].Share().Array;
        var callback = new Callback(run, a[1].Function, reversed ? "reduce_rev" : "reduce");
        var result = start;
        var before = run.Memory?.Pending ?? 0;
        for (var n = 0; n < items.Count; n++)
        {
            var i = reversed ? items.Count - 1 - n : n;
            result = callback.Pair(result, items[i], i);
            run.Memory?.Settle(before, result);
        }

        return result;
    }

    private static RhaiValue Start(RhaiRun run, in RhaiValue start) =>
        start.Kind == RhaiKind.Function ? new Callback(run, start.Function, "reduce").Plain([]) : start.Share();

    private static (RhaiArray Matches, RhaiArray Others) Divide(RhaiRun run, Span<RhaiValue> a, string name)
    {
        var (matches, others) = (new RhaiArray(), new RhaiArray());
        var callback = new Callback(run, a[1].Function, name);
        EachOf(run, a[0], 0, (ref RhaiValue item, int i) =>
        {
            var original = item;
            (IsTrue(callback.Element(ref item, i)) ? matches : others).Add(original);
            return false;
        });
        return (matches, others);
    }

    private static RhaiValue Part(RhaiRun run, Span<RhaiValue> a, bool takesMatches)
    {
        var (matches, others) = Divide(run, a, takesMatches ? "drain" : "retain");
        a[0] = new RhaiValue(takesMatches ? others : matches);
        return new RhaiValue(takesMatches ? matches : others);
    }

    private static void Grow(RhaiRun run, RhaiArray result, in RhaiValue value)
    {
        result.Add(value);
        if (run.Sizes.IsActive)
        {
            run.Sizes.Check(new RhaiValue(result), run.CallPosition);
        }
    }

    private static RhaiValue At(Span<RhaiValue> a, int index) => index < 0 ? default : a[0].Array[index].Share();

    private static bool IsTrue(in RhaiValue value) => value.IsBool && value.Bool;
}
