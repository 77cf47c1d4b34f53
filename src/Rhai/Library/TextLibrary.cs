using System.Text;
using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>Reading and searching text.</summary>
internal static class TextLibrary
{
    public static void Register(LibraryWriter add)
    {
        Facts(add);
        Case(add);
        Searching(add);
        Parts(add);
    }

    private static void Facts(LibraryWriter add)
    {
        add.Quick.Pure(".len", "s", (_, a) => (long)a[0].Text.Length);
        add.Quick.Pure(".bytes", "s", (_, a) => (long)a[0].Text.ByteCount);
        add.Quick.Pure(".is_empty", "s", (_, a) => a[0].Text.Units == 0);
        add.Pure("to_chars", "s", (run, a) => Chars(run, a[0].Text));
        add.Pure("to_blob", "s", (run, a) =>
        {
            run.Sizes.CheckElements(a[0].Text.ByteCount, run.CallPosition);
            return new RhaiValue(new RhaiBlob(Encoding.UTF8.GetBytes(a[0].Text.Value)));
        });
        add.Quick.Pure(".chars", "s", (_, a) => Sequences.Chars(a[0].Text, 0, a[0].Text.Length));
        add.Quick.Pure("chars", "si", (run, a) => Cut(run, a[0].Text, a[1].Int, long.MaxValue, Sequences.Chars));
        add.Quick.Pure("chars", "sii", (run, a) => Cut(run, a[0].Text, a[1].Int, a[2].Int, Sequences.Chars));
        add.Quick.Pure("chars", "sr", (run, a) => Chars(run, a[0].Text, a[1].Range));
        add.Quick.Pure("chars", "sR", (run, a) => Chars(run, a[0].Text, a[1].Range));
    }

    private static void Case(LibraryWriter add)
    {
        add.Pure("to_upper", "s", (_, a) => Upper(a[0]));
        add.Pure("to_lower", "s", (_, a) => Lower(a[0]));
        add.Pure("to_upper", "c", (_, a) => Upper(a[0]));
        add.Pure("to_lower", "c", (_, a) => Lower(a[0]));
        foreach (var kind in (string[])["s", "c"])
        {
            add.Mutates("make_upper", kind, (_, a) => TextEdits.Put(a, Upper(a[0])));
            add.Mutates("make_lower", kind, (_, a) => TextEdits.Put(a, Lower(a[0])));
        }
    }

    private static void Searching(LibraryWriter add)
    {
        foreach (var part in (string[])["s", "c"])
        {
            add.Pure("contains", "s" + part, (_, a) => a[0].Text.Span.IndexOf(TextOperators.Text(a[1]).Span, StringComparison.Ordinal) >= 0);
            add.Pure("starts_with", "s" + part, (_, a) => a[0].Text.Span.StartsWith(TextOperators.Text(a[1]).Span, StringComparison.Ordinal));
            add.Pure("ends_with", "s" + part, (_, a) => a[0].Text.Span.EndsWith(TextOperators.Text(a[1]).Span, StringComparison.Ordinal));
            add.Pure("index_of", "s" + part, (_, a) => IndexOf(a[0].Text, TextOperators.Text(a[1]), 0));
            add.Pure("index_of", "s" + part + "i", (_, a) => IndexOf(a[0].Text, TextOperators.Text(a[1]), a[2].Int));
        }
    }

    private static void Parts(LibraryWriter add)
    {
        add.Quick.Pure("sub_string", "si", (run, a) =>
            Cut(run, a[0].Text, a[1].Int, long.MaxValue, (t, from, many) => Slice(run, t, from, many)));
        add.Quick.Pure("sub_string", "sii", (run, a) =>
            Cut(run, a[0].Text, a[1].Int, a[2].Int, (t, from, many) => Slice(run, t, from, many)));
        add.Quick.Pure("sub_string", "sr", (run, a) => Slice(run, a[0].Text, a[1].Range));
        add.Quick.Pure("sub_string", "sR", (run, a) => Slice(run, a[0].Text, a[1].Range));
        add.Quick.Pure("get", "si", (run, a) =>
        {
            run.Work(a[0].Text.SeekBytes, run.CallPosition);
            return Offsets.Index(a[0].Text.Length, a[1].Int) is >= 0 and var at ? RhaiValue.FromScalar(a[0].Text.ScalarAt(at)) : default;
        });
        add.Pure("split", "s", (run, a) => TextSplitting.Words(run, a[0].Text));
        add.Pure("split", "si", (_, a) => TextSplitting.At(a[0].Text, a[1].Int));
        foreach (var part in (string[])["s", "c"])
        {
            add.Pure("split", "s" + part, (run, a) => TextSplitting.By(run, a[0].Text, TextOperators.Text(a[1]), long.MaxValue, fromEnd: false));
            add.Pure("split", "s" + part + "i", (run, a) => TextSplitting.By(run, a[0].Text, TextOperators.Text(a[1]), a[2].Int, fromEnd: false));
            add.Pure("split_rev", "s" + part, (run, a) => TextSplitting.By(run, a[0].Text, TextOperators.Text(a[1]), long.MaxValue, fromEnd: true));
            add.Pure("split_rev", "s" + part + "i", (run, a) => TextSplitting.By(run, a[0].Text, TextOperators.Text(a[1]), a[2].Int, fromEnd: true));
        }
    }

    private static RhaiValue Upper(in RhaiValue value) => value.Kind == RhaiKind.Char
        ? RhaiValue.FromScalar(Rune.ToUpperInvariant(new Rune(value.Char)).Value) : LetterCase.Upper(value.Text.Value);

    private static RhaiValue Lower(in RhaiValue value) => value.Kind == RhaiKind.Char
        ? RhaiValue.FromScalar(Rune.ToLowerInvariant(new Rune(value.Char)).Value) : LetterCase.Lower(value.Text.Value);

    private static RhaiValue Chars(RhaiRun run, RhaiText text)
    {
        run.Sizes.CheckElements(text.Length, run.CallPosition);
        var items = new RhaiArray(text.Length);
        foreach (var rune in text.Span.EnumerateRunes())
        {
            run.StepOnce(items.Count, 64);
            items.Add(RhaiValue.FromScalar(rune.Value));
        }

        return new RhaiValue(items);
    }

    private static RhaiValue IndexOf(RhaiText text, RhaiText part, long start)
    {
        var from = text.UnitAt(Offsets.Start(text.Length, start));
        var at = text.Span[from..].IndexOf(part.Span, StringComparison.Ordinal);
        if (text.Units == 0 || (from == text.Units && start > 0) || at < 0)
        {
            return -1L;
        }

        if (text.IsFlat)
        {
            return (long)(from + at);
        }

        var position = 0L;
        foreach (var unit in text.Span[..(from + at)])
        {
            position += char.IsLowSurrogate(unit) ? 0 : 1;
        }

        return position;
    }

    private static RhaiValue Slice(RhaiRun run, RhaiText text, int start, int count)
    {
        run.Work(count, run.CallPosition);
        return new RhaiValue(text.Slice(start, count));
    }

    private static RhaiValue Cut(RhaiRun run, RhaiText text, long start, long count, Func<RhaiText, int, int, RhaiValue> make)
    {
        run.Work(text.SeekBytes, run.CallPosition);
        var (from, many) = Offsets.Clamp(text.Length, start, count);
        return make(text, from, many);
    }

    private static RhaiValue Slice(RhaiRun run, RhaiText text, RhaiRange range)
    {
        run.Work(text.SeekBytes, run.CallPosition);
        var (from, many) = Offsets.Clamp(text.Length, range);
        return Slice(run, text, from, many);
    }

    private static RhaiValue Chars(RhaiRun run, RhaiText text, RhaiRange range)
    {
        run.Work(text.SeekBytes, run.CallPosition);
        var (from, many) = Offsets.ClampForward(text.Length, range);
        return Sequences.Chars(text, from, many);
    }
}
