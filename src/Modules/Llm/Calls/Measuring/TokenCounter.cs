using System.Buffers;
using System.Text;
using Microsoft.ML.Tokenizers;

namespace Maru.Modules.Llm.Calls.Measuring;

/// <summary>
/// Counts tokens as the vendors do. Slow (a millisecond for some 10 KiB) and large once loaded, so only for answers whose usage nobody
/// told. Thread safe.
/// </summary>
internal sealed class TokenCounter
{
    /// <summary>How much more a strange model may count than the nearest vocabulary known here.</summary>
    public const double Margin = 1.15;

    // Counting takes the square of a run without a blank, so no run is longer than this.
    private const int LongestRun = 2_048;
    private const string Marker = "<|endof";
    private const int TokensOfMarker = 7;

    private readonly Lazy<Tokenizer> _o200k = new(static () => TiktokenTokenizer.CreateForEncoding("o200k_base"));
    private readonly Lazy<Tokenizer> _cl100k = new(static () => TiktokenTokenizer.CreateForEncoding("cl100k_base"));

    /// <summary>Tokens of a text; of what was not kept, in proportion.</summary>
    public int Count(string model, WrittenText text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        var family = TokenFamilies.Of(model);
        var kept = Count(family is TokenFamily.Cl100k ? _cl100k.Value : _o200k.Value, text.Kept);
        var all = (double)kept * text.Bytes / text.Kept.Length * (family is TokenFamily.Other ? Margin : 1);
        return (int)Math.Min(int.MaxValue, Math.Ceiling(all));
    }

    private static int Count(Tokenizer tokenizer, ReadOnlySpan<byte> utf8)
    {
        var rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            ReadOnlySpan<char> text = rented.AsSpan(0, Encoding.UTF8.GetChars(utf8, rented));

            // Vendors' markers count as one where they mean something; written by people and models they are text.
            var tokens = text.Count(Marker) * TokensOfMarker;
            while (!text.IsEmpty)
            {
                var run = text[..RunOf(text)];
                tokens += tokenizer.CountTokens(run);
                text = text[run.Length..];
            }

            return tokens;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    // A word takes the blank before it along, so a cut before a blank changes no count.
    private static int RunOf(ReadOnlySpan<char> text)
    {
        if (text.Length <= LongestRun)
        {
            return text.Length;
        }

        var blank = text[..LongestRun].LastIndexOf(' ');
        return blank > LongestRun / 2 ? blank : LongestRun - (char.IsHighSurrogate(text[LongestRun - 1]) ? 1 : 0);
    }
}
