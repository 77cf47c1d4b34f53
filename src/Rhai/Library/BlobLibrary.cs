using System.Text;
using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>Functions of blobs. Numbers are stored modulo 256.</summary>
internal static class BlobLibrary
{
    public static void Register(LibraryWriter add)
    {
        Making(add);
        Elements(add);
        Lengths(add);
        Stretches(add);
    }

    private static void Making(LibraryWriter add)
    {
        add.Pure("blob", "", (_, _) => new RhaiValue(new RhaiBlob([])));
        add.Pure("blob", "i", (run, a) => Make(run, a[0].Int, 0));
        add.Pure("blob", "ii", (run, a) => Make(run, a[0].Int, (byte)a[1].Int));
        add.Quick.Pure(".len", "B", (_, a) => (long)a[0].Blob.Count);
        add.Quick.Pure(".is_empty", "B", (_, a) => a[0].Blob.Count == 0);
        add.Pure("contains", "Bi", (_, a) => a[0].Blob.Bytes.Contains((byte)a[1].Int));
        add.Quick.Pure("get", "Bi", (_, a) => Offsets.Index(a[0].Blob.Count, a[1].Int) is >= 0 and var at ? (long)a[0].Blob.Bytes[at] : 0L);
        add.Pure("as_string", "B", (_, a) => Encoding.UTF8.GetString(a[0].Blob.Bytes));
        add.Pure("to_array", "B", (run, a) =>
        {
            var items = new RhaiArray(a[0].Blob.Count);
            foreach (var value in a[0].Blob.Bytes)
            {
                items.Add((long)value);
            }

            return new RhaiValue(items);
        });
    }

    private static void Elements(LibraryWriter add)
    {
        add.Quick.Mutates("push append", "Bi", (_, a) => Splice(a, a[0].Blob.Count, 0, [(byte)a[1].Int]));
        add.Mutates("append", "BB", (_, a) => Splice(a, a[0].Blob.Count, 0, a[1].Blob.Bytes));
        add.Mutates("append", "Bs", (_, a) => Splice(a, a[0].Blob.Count, 0, Encoding.UTF8.GetBytes(a[1].Text.Value)));
        add.Mutates("append", "Bc", (_, a) => Splice(a, a[0].Blob.Count, 0, Encoding.UTF8.GetBytes(TextOperators.Text(a[1]).Value)));
        add.Mutates("insert", "Bii", (_, a) => Splice(a, Offsets.Start(a[0].Blob.Count, a[1].Int), 0, [(byte)a[2].Int]));
        add.Mutates("set", "Bii", (_, a) => Offsets.Index(a[0].Blob.Count, a[1].Int) is >= 0 and var at ? Splice(a, at, 1, [(byte)a[2].Int]) : default);
        add.Mutates("pop", "B", (_, a) => Remove(a, a[0].Blob.Count - 1));
        add.Mutates("shift", "B", (_, a) => Remove(a, a[0].Blob.Count == 0 ? -1 : 0));
        add.Mutates("remove", "Bi", (_, a) => Remove(a, Offsets.Index(a[0].Blob.Count, a[1].Int)));
    }

    private static void Lengths(LibraryWriter add)
    {
        add.Mutates("clear", "B", (_, a) => Splice(a, 0, a[0].Blob.Count, []));
        add.Mutates("truncate", "Bi", (_, a) =>
        {
            var keep = (int)Math.Clamp(a[1].Int, 0, a[0].Blob.Count);
            return Splice(a, keep, a[0].Blob.Count - keep, []);
        });
        add.Mutates("chop", "Bi", (_, a) => Splice(a, 0, a[0].Blob.Count - (int)Math.Clamp(a[1].Int, 0, a[0].Blob.Count), []));
        add.Mutates("pad", "Bii", (run, a) =>
        {
            run.Sizes.CheckElements(a[1].Int, run.CallPosition);
            var added = new byte[Math.Max(0, a[1].Int - a[0].Blob.Count)];
            added.AsSpan().Fill((byte)a[2].Int);
            return Splice(a, a[0].Blob.Count, 0, added);
        });
        add.Mutates("reverse", "B", (_, a) =>
        {
            RhaiPlace.OwnBlob(ref a[0]).Bytes.Reverse();
            return default;
        });
    }

    private static void Stretches(LibraryWriter add)
    {
        add.Pure("extract", "Bi", (_, a) => Extract(a, Offsets.Clamp(a[0].Blob.Count, a[1].Int, long.MaxValue)));
        add.Pure("extract", "Bii", (_, a) => Extract(a, Offsets.Clamp(a[0].Blob.Count, a[1].Int, a[2].Int)));
        add.Mutates("drain", "Bii", (_, a) => Drain(a, Offsets.Clamp(a[0].Blob.Count, a[1].Int, a[2].Int)));
        add.Mutates("retain", "Bii", (_, a) => Retain(a, Offsets.Clamp(a[0].Blob.Count, a[1].Int, a[2].Int)));
        add.Mutates("split", "Bi", (_, a) => Drain(a, Offsets.Clamp(a[0].Blob.Count, a[1].Int, long.MaxValue)));
        add.Mutates("splice", "BiiB", (_, a) =>
        {
            var (start, count) = Offsets.Clamp(a[0].Blob.Count, a[1].Int, a[2].Int);
            return Splice(a, start, count, a[3].Blob.Bytes);
        });
        foreach (var range in (string[])["r", "R"])
        {
            add.Pure("extract", "B" + range, (_, a) => Extract(a, Offsets.Clamp(a[0].Blob.Count, a[1].Range)));
            add.Mutates("drain", "B" + range, (_, a) => Drain(a, Offsets.Clamp(a[0].Blob.Count, a[1].Range)));
            add.Mutates("retain", "B" + range, (_, a) => Retain(a, Offsets.Clamp(a[0].Blob.Count, a[1].Range)));
            add.Mutates("splice", "B" + range + "B", (_, a) =>
            {
                var (start, count) = Offsets.Clamp(a[0].Blob.Count, a[1].Range);
                return Splice(a, start, count, a[2].Blob.Bytes);
            });
        }
    }

    private static RhaiValue Make(RhaiRun run, long count, byte fill)
    {
        run.Sizes.CheckElements(count, run.CallPosition);
        var bytes = new byte[Math.Max(0, count)];
        bytes.AsSpan().Fill(fill);
        return new RhaiValue(new RhaiBlob(bytes));
    }

    private static RhaiValue Splice(Span<RhaiValue> a, int start, int count, ReadOnlySpan<byte> by)
    {
        var blob = RhaiPlace.OwnBlob(ref a[0]);
        if (start == blob.Count && by.Length == 1)
        {
            blob.Add(by[0]);
            return default;
        }

        blob.Splice(start, count, by);
        return default;
    }

    private static RhaiValue Remove(Span<RhaiValue> a, int index)
    {
        if (index < 0)
        {
            return 0L;
        }

        var value = (long)a[0].Blob.Bytes[index];
        Splice(a, index, 1, []);
        return value;
    }

    private static RhaiValue Extract(Span<RhaiValue> a, (int Start, int Count) stretch) =>
        new(new RhaiBlob(a[0].Blob.Bytes.Slice(stretch.Start, stretch.Count).ToArray()));

    private static RhaiValue Drain(Span<RhaiValue> a, (int Start, int Count) stretch)
    {
        var taken = Extract(a, stretch);
        Splice(a, stretch.Start, stretch.Count, []);
        return taken;
    }

    private static RhaiValue Retain(Span<RhaiValue> a, (int Start, int Count) stretch)
    {
        var kept = Extract(a, stretch);
        Splice(a, stretch.Start, stretch.Count, []);
        var removed = a[0];
        a[0] = kept;
        return removed;
    }
}
