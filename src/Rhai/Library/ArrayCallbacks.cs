using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>Functions of arrays that call a function for each element. They work on the elements that existed at the start.</summary>
internal static class ArrayCallbacks
{
    // The older functions also accept the name of a function.
    private static readonly string[] PointerOrName = ["F", "s"];

    public static void Register(LibraryWriter add)
    {
        Searching(add);
        Making(add);
        foreach (var by in PointerOrName)
        {
            add.Pure("some", "A" + by, (run, a) => Find(run, a, 0) >= 0);
            add.Pure("all", "A" + by, (run, a) => Find(run, a, 0, wanted: false) < 0);
            add.Pure("map", "A" + by, Map);
            add.Pure("filter", "A" + by, Filter);
            add.Mutates("drain", "A" + by, (run, a) => Part(run, a, takesMatches: true));
            add.Mutates("retain", "A" + by, (run, a) => Part(run, a, takesMatches: false));
            Folding(add, by);
        }
    }

    private static void Searching(LibraryWriter add)
    {
        add.Pure("index_of", "AF", (run, a) => (long)Find(run, a, 0));
        add.Pure("index_of", "AFi", (run, a) => (long)Find(run, a, a[2].Int));
        add.Pure("index_of", "As", (run, a) => IndexOf(run, a, 0));
        add.Pure("index_of", "Asi", (run, a) => IndexOf(run, a, a[2].Int));
        add.Pure("find", "AF", (run, a) => At(a, Find(run, a, 0)));
        add.Pure("find", "AFi", (run, a) => At(a, Find(run, a, a[2].Int)));
        add.Pure("find_map", "AF", (run, a) => FindMap(run, a, 0));
        add.Pure("find_map", "AFi", (run, a) => FindMap(run, a, a[2].Int));
    }

    private static void Making(LibraryWriter add)
    {
        add.Mutates("for_each", "AF", (run, a) =>
        {
            var callback = new Callback(run, a[1]);
            var before = run.Memory?.Pending ?? 0;
            EachOf(run, ref a[0], 0, (ref RhaiValue item, int i) =>
            {
                callback.Each(ref item, i);
                run.Memory?.Settle(before, item);
                return false;
            });
            return default;
        });
        add.Pure("zip", "AAF", (run, a) =>
        {
            var result = new RhaiArray();
            var others = a[1].Share().Array;
            var callback = new Callback(run, a[2]);
            EachOf(run, ref a[0], 0, (ref RhaiValue item, int i) =>
            {
                if (i >= others.Count)
                {
                    return true;
                }

                Grow(run, result, callback.Pair(ref item, others[i], i));
                return false;
            });
            return new RhaiValue(result);
        });
    }

    private static void Folding(LibraryWriter add, string by)
    {
        add.Pure("reduce", "A" + by, (run, a) => Reduce(run, a, default, reversed: false));
        add.Pure("reduce", "A" + by + "*", (run, a) => Reduce(run, a, a[2].Share(), reversed: false));
        add.Pure("reduce_rev", "A" + by, (run, a) => Reduce(run, a, default, reversed: true));
        add.Pure("reduce_rev", "A" + by + "*", (run, a) => Reduce(run, a, a[2].Share(), reversed: true));
    }

    private delegate bool Visit(ref RhaiValue item, int index);

    /// <summary>
    /// Visits elements until a visit returns true, and writes back changed elements; returns the index of the last one, or -1.
    /// </summary>
    private static int EachOf(RhaiRun run, ref RhaiValue array, long start, Visit visit, bool reversed = false)
    {
        var (first, count) = (Offsets.Start(array.Array.Count, start), array.Array.Count);
        for (var n = first; n < count; n++)
        {
            var i = reversed ? count - 1 - n : n;
            var item = array.Array.Aliased ? array.Array[i].Share() : array.Array[i];
            var (before, size) = (item, RhaiSize.Of(item));
            var isDone = visit(ref item, i);
            if (!item.IsSameAs(before) || RhaiSize.Of(item) != size)
            {
                RhaiPlace.OwnArray(ref array).Replace(i, item, size);
                run.Sizes.Check(array, run.CallPosition);
            }

            if (isDone)
            {
                return i;
            }
        }

        return -1;
    }

    private static int Find(RhaiRun run, Span<RhaiValue> a, long start, bool wanted = true)
    {
        var callback = new Callback(run, a[1]);
        return EachOf(run, ref a[0], start, (ref RhaiValue item, int i) => IsTrue(callback.Element(ref item, i)) == wanted);
    }

    /// <summary>
    /// For a text: finds the element that a script function with this name accepts; without such a function, the text itself.
    /// </summary>
    private static RhaiValue IndexOf(RhaiRun run, Span<RhaiValue> a, long start) => run.Running?.IsFunction(a[1].Text.Value, out _) == true
        ? (long)Find(run, a, start) : (long)ArrayLibrary.IndexOf(run, a[0].Array, a[1], Offsets.Start(a[0].Array.Count, start));

    private static RhaiValue FindMap(RhaiRun run, Span<RhaiValue> a, long start)
    {
        var callback = new Callback(run, a[1]);
        var found = default(RhaiValue);
        EachOf(run, ref a[0], start, (ref RhaiValue item, int i) => !(found = callback.Element(ref item, i)).IsUnit);
        return found;
    }

    private static RhaiValue Map(RhaiRun run, Span<RhaiValue> a)
    {
        var result = new RhaiArray(a[0].Array.Count);
        var callback = new Callback(run, a[1]);
        EachOf(run, ref a[0], 0, (ref RhaiValue item, int i) => { Grow(run, result, callback.Element(ref item, i)); return false; });
        return new RhaiValue(result);
    }

    private static RhaiValue Filter(RhaiRun run, Span<RhaiValue> a) => new(Divide(run, ref a[0], new Callback(run, a[1])).Matches);

    private static RhaiValue Reduce(RhaiRun run, Span<RhaiValue> a, RhaiValue start, bool reversed)
    {
        var callback = new Callback(run, a[1]);
        var result = start;
        var before = run.Memory?.Pending ?? 0;
        EachOf(run, ref a[0], 0, (ref RhaiValue item, int i) =>
        {
            result = callback.Fold(result, ref item, i);
            run.Memory?.Settle(before, result);
            return false;
        }, reversed);
        return result;
    }

    private static (RhaiArray Matches, RhaiArray Others) Divide(RhaiRun run, ref RhaiValue array, Callback callback)
    {
        var (matches, others) = (new RhaiArray(), new RhaiArray());
        EachOf(run, ref array, 0, (ref RhaiValue item, int i) =>
        {
            (IsTrue(callback.Element(ref item, i)) ? matches : others).Add(item.Share());
            return false;
        });
        return (matches, others);
    }

    private static RhaiValue Part(RhaiRun run, Span<RhaiValue> a, bool takesMatches)
    {
        var (matches, others) = Divide(run, ref a[0], new Callback(run, a[1]));
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
