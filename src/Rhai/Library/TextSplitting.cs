using Maru.Rhai.Runtime;

namespace Maru.Rhai.Library;

/// <summary>Text cut into an array of texts.</summary>
internal static class TextSplitting
{
    public static RhaiValue Words(RhaiRun run, string text) =>
        ToArray(run, text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static RhaiValue At(RhaiText text, long index)
    {
        var at = Offsets.Start(text.Length, index);
        return new RhaiValue(new RhaiArray([new RhaiValue(text.Slice(0, at)), new RhaiValue(text.Slice(at, text.Length - at))]));
    }

    public static RhaiValue By(RhaiRun run, RhaiText text, RhaiText delimiter, long most, bool fromEnd)
    {
        var value = text.Value;
        var parts = delimiter.Units == 0 ? Scalars(value) : value.Split(delimiter.Value);
        if (fromEnd)
        {
            Array.Reverse(parts);
        }

        // A segment limit below one still gives everything in one piece.
        var limit = (int)Math.Clamp(most, 1, int.MaxValue);
        if (parts.Length > limit)
        {
            var rest = parts[(limit - 1)..];
            if (fromEnd)
            {
                Array.Reverse(rest);
            }

            parts = [.. parts[..(limit - 1)], string.Join(delimiter.Value, rest)];
        }

        return ToArray(run, parts);
    }

    /// <summary>An empty delimiter stands between all scalars and at both ends.</summary>
    private static string[] Scalars(string text) => ["", .. text.EnumerateRunes().Select(r => r.ToString()), ""];

    private static RhaiValue ToArray(RhaiRun run, string[] parts)
    {
        run.Sizes.CheckElements(parts.Length, run.CallPosition);
        var items = new RhaiValue[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            items[i] = new RhaiValue(new RhaiText(parts[i]));
        }

        return new RhaiValue(new RhaiArray(items));
    }
}
