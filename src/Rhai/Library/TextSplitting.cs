using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>
/// Splits text into an array of texts. First it finds the places to cut; if the limits allow so many, it makes the pieces.
/// </summary>
internal static class TextSplitting
{
    public static RhaiValue Words(RhaiRun run, RhaiText text)
    {
        var span = text.Span;
        var pieces = new List<Range>();
        for (var at = 0; at < span.Length;)
        {
            var start = at;
            while (at < span.Length && !char.IsWhiteSpace(span[at]))
            {
                at++;
            }

            if (at > start)
            {
                Add(run, pieces, start..at);
            }

            at++;
        }

        return ToArray(run, text, pieces);
    }

    public static RhaiValue At(RhaiText text, long index)
    {
        var at = Offsets.Start(text.Length, index);
        return new RhaiValue(new RhaiArray([new RhaiValue(text.Slice(0, at)), new RhaiValue(text.Slice(at, text.Length - at))]));
    }

    public static RhaiValue By(RhaiRun run, RhaiText text, RhaiText delimiter, long most, bool fromEnd)
    {
        var pieces = delimiter.Units == 0 ? Scalars(run, text) : Between(run, text, delimiter);

        // A limit below one still returns everything as one piece.
        var surplus = pieces.Count - (int)Math.Clamp(most, 1, int.MaxValue);
        if (surplus > 0)
        {
            var from = fromEnd ? 0 : pieces.Count - surplus - 1;
            var rest = pieces[from].Start..pieces[from + surplus].End;
            pieces.RemoveRange(from, surplus + 1);
            pieces.Insert(from, rest);
        }

        if (fromEnd)
        {
            pieces.Reverse();
        }

        return ToArray(run, text, pieces);
    }

    private static List<Range> Between(RhaiRun run, RhaiText text, RhaiText delimiter)
    {
        var pieces = new List<Range>();
        var span = text.Span;
        var start = 0;
        while (span[start..].IndexOf(delimiter.Span, StringComparison.Ordinal) is >= 0 and var length)
        {
            Add(run, pieces, start..(start + length));
            start += length + delimiter.Units;
        }

        Add(run, pieces, start..span.Length);
        return pieces;
    }

    /// <summary>An empty delimiter is between all scalars and at both ends.</summary>
    private static List<Range> Scalars(RhaiRun run, RhaiText text)
    {
        var pieces = new List<Range>(text.Length + 2) { 0..0 };
        var at = 0;
        foreach (var rune in text.Span.EnumerateRunes())
        {
            Add(run, pieces, at..(at + rune.Utf16SequenceLength));
            at += rune.Utf16SequenceLength;
        }

        pieces.Add(at..at);
        return pieces;
    }

    private static void Add(RhaiRun run, List<Range> pieces, Range piece)
    {
        run.StepOnce(pieces.Count, 16);
        pieces.Add(piece);
    }

    private static RhaiValue ToArray(RhaiRun run, RhaiText text, List<Range> pieces)
    {
        run.Sizes.CheckElements(pieces.Count, run.CallPosition);
        var items = new RhaiValue[pieces.Count];
        for (var i = 0; i < items.Length; i++)
        {
            run.StepOnce(i, 16);
            items[i] = new RhaiValue(new RhaiText(text.Span[pieces[i]].ToString()));
        }

        return new RhaiValue(new RhaiArray(items));
    }
}
