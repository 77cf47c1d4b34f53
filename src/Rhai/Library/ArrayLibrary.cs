using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>Functions of arrays without callbacks to the script.</summary>
internal static class ArrayLibrary
{
    public static void Register(LibraryWriter add)
    {
        Facts(add);
        Elements(add);
        Lengths(add);
        Stretches(add);
    }

    private static void Facts(LibraryWriter add)
    {
        add.Quick.Pure(".len", "A", (_, a) => (long)a[0].Array.Count);
        add.Quick.Pure(".is_empty", "A", (_, a) => a[0].Array.Count == 0);
        add.Pure("contains", "A*", (run, a) => IndexOf(run, a[0].Array, a[1], 0) >= 0);
        add.Pure("index_of", "A*", (run, a) => (long)IndexOf(run, a[0].Array, a[1], 0));
        add.Pure("index_of", "A*i", (run, a) => (long)IndexOf(run, a[0].Array, a[1], Offsets.Start(a[0].Array.Count, a[2].Int)));
        add.Quick.Pure("get", "Ai", (_, a) =>
            Offsets.Index(a[0].Array.Count, a[1].Int) is >= 0 and var at ? a[0].Array[at].Share() : default);
    }

    private static void Elements(LibraryWriter add)
    {
        add.Quick.Mutates("push", "A*", Push);
        add.Mutates("append", "AA", (_, a) =>
        {
            RhaiPlace.OwnArray(ref a[0]).AddRange(a[1].Array.Copy().Items);
            return default;
        });
        add.Mutates("insert", "Ai*", (_, a) =>
        {
            RhaiPlace.OwnArray(ref a[0]).Splice(Offsets.Start(a[0].Array.Count, a[1].Int), 0, [a[2]]);
            return default;
        });
        add.Quick.Mutates("set", "Ai*", (_, a) =>
        {
            if (Offsets.Index(a[0].Array.Count, a[1].Int) is >= 0 and var at)
            {
                RhaiPlace.OwnArray(ref a[0]).Set(at, a[2]);
            }

            return default;
        });
        add.Quick.Mutates("pop", "A", (_, a) =>
            a[0].Array.Count == 0 ? default : RhaiPlace.OwnArray(ref a[0]).RemoveAt(a[0].Array.Count - 1));
        add.Mutates("shift", "A", (_, a) => a[0].Array.Count == 0 ? default : RhaiPlace.OwnArray(ref a[0]).RemoveAt(0));
        add.Mutates("remove", "Ai", (_, a) => Offsets.Index(a[0].Array.Count, a[1].Int) is >= 0 and var at ? RhaiPlace.OwnArray(ref a[0]).RemoveAt(at) : default);
    }

    private static void Lengths(LibraryWriter add)
    {
        add.Mutates("clear", "A", (_, a) => Truncate(a, 0));
        add.Mutates("truncate", "Ai", (_, a) => Truncate(a, a[1].Int));
        add.Mutates("chop", "Ai", (_, a) =>
        {
            var surplus = a[0].Array.Count - (int)Math.Clamp(a[1].Int, 0, a[0].Array.Count);
            RhaiPlace.OwnArray(ref a[0]).Splice(0, surplus, []);
            return default;
        });
        add.Mutates("pad", "Ai*", (run, a) =>
        {
            var missing = a[1].Int - a[0].Array.Count;
            if (missing <= 0)
            {
                return default;
            }

            run.Sizes.CheckElements(a[1].Int + (missing * RhaiSize.Of(a[2]).Elements), run.CallPosition);
            run.Step(missing);
            RhaiPlace.OwnArray(ref a[0]).AddRepeated(a[2].Share(), (int)missing);
            return default;
        });
        add.Mutates("reverse", "A", (_, a) =>
        {
            RhaiPlace.OwnArray(ref a[0]).ForReordering().Reverse();
            return default;
        });
    }

    private static void Stretches(LibraryWriter add)
    {
        add.Pure("extract", "Ai", (_, a) => Extract(a[0].Array, Offsets.Clamp(a[0].Array.Count, a[1].Int, long.MaxValue)));
        add.Pure("extract", "Aii", (_, a) => Extract(a[0].Array, Offsets.Clamp(a[0].Array.Count, a[1].Int, a[2].Int)));
        add.Mutates("drain", "Aii", (_, a) => Drain(a, Offsets.Clamp(a[0].Array.Count, a[1].Int, a[2].Int)));
        add.Mutates("retain", "Aii", (_, a) => Retain(a, Offsets.Clamp(a[0].Array.Count, a[1].Int, a[2].Int)));
        add.Mutates("splice", "AiiA", (_, a) => Splice(a, Offsets.Clamp(a[0].Array.Count, a[1].Int, a[2].Int), a[3].Array));
        add.Mutates("split", "Ai", (_, a) => Drain(a, Offsets.Clamp(a[0].Array.Count, a[1].Int, long.MaxValue)));
        foreach (var range in (string[])["r", "R"])
        {
            add.Pure("extract", "A" + range, (_, a) => Extract(a[0].Array, Offsets.Clamp(a[0].Array.Count, a[1].Range)));
            add.Mutates("drain", "A" + range, (_, a) => Drain(a, Offsets.Clamp(a[0].Array.Count, a[1].Range)));
            add.Mutates("retain", "A" + range, (_, a) => Retain(a, Offsets.Clamp(a[0].Array.Count, a[1].Range)));
            add.Mutates("splice", "A" + range + "A", (_, a) => Splice(a, Offsets.Clamp(a[0].Array.Count, a[1].Range), a[2].Array));
        }
    }

    public static int IndexOf(RhaiRun run, RhaiArray array, in RhaiValue value, int start)
    {
        run.Step((array.Count - start) / 16);
        for (var i = start; i < array.Count; i++)
        {
            if (Matching.AreEqual(run, array[i], value))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Adds an element at the end.</summary>
    public static RhaiValue Push(RhaiRun run, Span<RhaiValue> a)
    {
        RhaiPlace.OwnArray(ref a[0]).Add(a[1]);
        return default;
    }

    private static RhaiValue Truncate(Span<RhaiValue> a, long count)
    {
        RhaiPlace.OwnArray(ref a[0]).Truncate((int)Math.Clamp(count, 0, a[0].Array.Count));
        return default;
    }

    private static RhaiValue Extract(RhaiArray array, (int Start, int Count) stretch)
    {
        var items = array.Items.Slice(stretch.Start, stretch.Count).ToArray();
        foreach (ref var item in items.AsSpan())
        {
            item = item.Share();
        }

        return new RhaiValue(new RhaiArray(items));
    }

    private static RhaiValue Drain(Span<RhaiValue> a, (int Start, int Count) stretch)
    {
        var taken = Extract(a[0].Array, stretch);
        RhaiPlace.OwnArray(ref a[0]).Splice(stretch.Start, stretch.Count, []);
        return taken;
    }

    private static RhaiValue Retain(Span<RhaiValue> a, (int Start, int Count) stretch)
    {
        var kept = Extract(a[0].Array, stretch);
        RhaiPlace.OwnArray(ref a[0]).Splice(stretch.Start, stretch.Count, []);
        var removed = a[0];
        a[0] = kept;
        return removed;
    }

    private static RhaiValue Splice(Span<RhaiValue> a, (int Start, int Count) stretch, RhaiArray by)
    {
        RhaiPlace.OwnArray(ref a[0]).Splice(stretch.Start, stretch.Count, by.Copy().Items);
        return default;
    }
}
