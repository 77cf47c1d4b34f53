using System.Text;
using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>Functions that change the text they are called on, and return nothing or the removed part.</summary>
internal static class TextEdits
{
    public static void Register(LibraryWriter add)
    {
        add.Quick.Mutates("clear", "s", (_, a) => Put(a, RhaiText.Empty));
        add.Mutates("trim", "s", (_, a) => Put(a, new RhaiText(a[0].Text.Value.Trim())));
        add.Quick.Mutates("append", "s*", (run, a) =>
        {
            run.Work(a[1], run.CallPosition);
            var joined = RhaiText.Join(a[0].Text, TextOperators.Text(a[1]));
            run.Work(joined.Continues(a[0].Text) ? 0 : joined.ByteCount, run.CallPosition);
            return Put(a, joined);
        });
        add.Mutates("append", "sB", (_, a) => Put(a, RhaiText.Join(a[0].Text, TextOperators.Decoded(a[1].Blob))));
        add.Mutates("truncate", "si", (_, a) => Put(a, a[0].Text.Slice(0, (int)Math.Clamp(a[1].Int, 0, a[0].Text.Length))));
        add.Mutates("pop", "s", (_, a) => Pop(a));
        add.Mutates("pop", "si", (_, a) => Pop(a, a[1].Int));
        add.Mutates("set", "sic", (_, a) => SetChar(a));
        Cropping(add);
        Replacing(add);
        add.Mutates("pad", "sic", Pad);
        add.Mutates("pad", "sis", Pad);
    }

    public static RhaiValue Put(Span<RhaiValue> arguments, RhaiText text)
    {
        arguments[0] = new RhaiValue(text);
        return default;
    }

    public static RhaiValue Put(Span<RhaiValue> arguments, in RhaiValue value)
    {
        arguments[0] = value;
        return default;
    }

    /// <summary>The text with a part of its scalars replaced.</summary>
    public static RhaiText Splice(RhaiText text, int start, int count, RhaiText by) =>
        new(string.Concat(text.Span[..text.UnitAt(start)], by.Span, text.Span[text.UnitAt(start + count)..]));

    private static void Cropping(LibraryWriter add)
    {
        add.Mutates("crop", "si", (_, a) => Crop(a, Offsets.Clamp(a[0].Text.Length, a[1].Int, long.MaxValue)));
        add.Mutates("crop", "sii", (_, a) => Crop(a, Offsets.Clamp(a[0].Text.Length, a[1].Int, a[2].Int)));
        add.Mutates("crop", "sr", (_, a) => Crop(a, Offsets.Clamp(a[0].Text.Length, a[1].Range)));
        add.Mutates("crop", "sR", (_, a) => Crop(a, Offsets.Clamp(a[0].Text.Length, a[1].Range)));
    }

    private static void Replacing(LibraryWriter add)
    {
        foreach (var pair in (string[])["ss", "sc", "cs", "cc"])
        {
            add.Mutates("replace", "s" + pair, Replace);
        }

        add.Mutates("remove", "ss", (run, a) => Put(a, Replaced(run, a[0].Text, a[1].Text, RhaiText.Empty)));
        add.Mutates("remove", "sc", (run, a) => Put(a, Replaced(run, a[0].Text, TextOperators.Text(a[1]), RhaiText.Empty)));
    }

    private static RhaiValue Replace(RhaiRun run, Span<RhaiValue> a) =>
        Put(a, Replaced(run, a[0].Text, TextOperators.Text(a[1]), TextOperators.Text(a[2])));

    private static RhaiText Replaced(RhaiRun run, RhaiText text, RhaiText part, RhaiText by)
    {
        if (text.Units == 0)
        {
            return text;
        }

        var times = part.Units == 0 ? text.Length + 1L : text.Span.Count(part.Span);
        run.Sizes.CheckBytes(text.ByteCount + (times * (by.ByteCount - part.ByteCount)), run.CallPosition);
        if (part.Units > 0)
        {
            return times == 0 ? text : new RhaiText(text.Value.Replace(part.Value, by.Value, StringComparison.Ordinal));
        }

        var between = new StringBuilder(by.Value);
        var turn = 0;
        foreach (var rune in text.Value.EnumerateRunes())
        {
            run.StepOnce(turn++, 64);
            between.Append(rune).Append(by.Value);
        }

        return new RhaiText(between.ToString());
    }

    private static RhaiValue Crop(Span<RhaiValue> a, (int Start, int Count) stretch) =>
        Put(a, a[0].Text.Slice(stretch.Start, stretch.Count));

    private static RhaiValue Pop(Span<RhaiValue> a)
    {
        var text = a[0].Text;
        if (text.Length == 0)
        {
            return default;
        }

        Put(a, text.Slice(0, text.Length - 1));
        return RhaiValue.FromScalar(text.ScalarAt(text.Length - 1));
    }

    private static RhaiValue Pop(Span<RhaiValue> a, long count)
    {
        var text = a[0].Text;
        var taken = (int)Math.Clamp(count, 0, text.Length);
        Put(a, text.Slice(0, text.Length - taken));
        return new RhaiValue(text.Slice(text.Length - taken, taken));
    }

    private static RhaiValue SetChar(Span<RhaiValue> a)
    {
        var at = Offsets.Index(a[0].Text.Length, a[1].Int);
        return at < 0 ? default : Put(a, Splice(a[0].Text, at, 1, RhaiText.FromScalar(a[2].Char)));
    }

    private static RhaiValue Pad(RhaiRun run, Span<RhaiValue> a)
    {
        var (text, filling) = (a[0].Text, TextOperators.Text(a[2]));
        var missing = a[1].Int - text.Length;
        if (missing <= 0 || filling.Length == 0)
        {
            return default;
        }

        run.Sizes.CheckBytes(a[1].Int, run.CallPosition);
        var times = (missing + filling.Length - 1) / filling.Length;
        run.Sizes.CheckBytes(text.ByteCount + (times * filling.ByteCount), run.CallPosition);
        if (filling.Units == 1 && text.IsFlat)
        {
            var units = (int)a[1].Int;
            var bytes = text.ByteCount + ((int)missing * filling.ByteCount);
            return Put(a, new RhaiText(Filled(text, filling.Span[0], units), units, bytes));
        }

        var padded = new StringBuilder(text.Value).Insert(text.Units, filling.Value, (int)times).ToString();
        return Put(a, new RhaiText(padded).Slice(0, (int)a[1].Int));
    }

    private static string Filled(RhaiText text, char filling, int units) => string.Create(units, (text, filling), static (room, from) =>
    {
        from.text.Span.CopyTo(room);
        room[from.text.Units..].Fill(from.filling);
    });
}
