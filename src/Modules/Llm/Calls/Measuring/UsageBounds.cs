namespace Maru.Modules.Llm.Calls.Measuring;

/// <summary>
/// How many tokens a provider's own count can truly be. A token is at least one byte of what was sent or received; beyond that there are
/// instructions of the provider's own, hidden reasoning, and pictures and files that are larger than their names; and the text that came or
/// went is made of tokens. Wide on purpose: it keeps out what cannot be, not what is dear or cheap.
/// </summary>
internal static class UsageBounds
{
    private const int OwnInstructions = 16_384;
    private const int PerMedium = 262_144;
    private const int LongestAnswer = 131_072;
    private const int ClosingTokens = 1_024;
    private const int LongToken = 16;
    private const int ShortText = 32;
    private const int EmptyPrompt = 8;
    private const int ShortPrompt = 512;

    public static bool AllowInput(int tokens, ReadOnlySpan<byte> body, int estimated)
    {
        var most = Math.Max(body.Length, estimated) + (long)OwnInstructions;
        return tokens >= 0 && (tokens <= most || tokens <= most + (MediaIn(body) * PerMedium));
    }

    /// <param name="tokens">What the provider said.</param>
    /// <param name="writtenBytes">Text that came.</param>
    /// <param name="most">The request's own maximum, or null.</param>
    /// <param name="images">Pictures that came.</param>
    public static bool AllowOutput(int tokens, long writtenBytes, int? most, int images) =>
        tokens >= 0 && tokens <= (most is { } given && images == 0 ? given + (long)ClosingTokens : LongestAnswer) + writtenBytes;

    /// <summary>Whether so few tokens for the text that came are worth a count: seldom is a token as long as 16 bytes.</summary>
    public static bool MayBeTooLittleOut(int tokens, long writtenBytes) => writtenBytes > ((long)LongToken * tokens) + ShortText;

    /// <summary>
    /// Whether so few tokens for the request are worth a count: the estimate is never so far from the truth. A count of a short request
    /// costs more than its tokens do, unless its provider tells nothing at all.
    /// </summary>
    public static bool MayBeTooLittleIn(int tokens, int estimated) =>
        estimated > (tokens == 0 ? EmptyPrompt : ((long)LongToken * tokens) + ShortPrompt);

    /// <summary>Whether a count shows that fewer than half were told. Vocabularies differ by less.</summary>
    public static bool IsTooLittle(int tokens, int counted) => counted > (2L * tokens) + 4;

    private static long MediaIn(ReadOnlySpan<byte> body) =>
        body.Count("\"image_url\""u8) + body.Count("\"input_audio\""u8) + body.Count("\"file\""u8) + body.Count("\"video_url\""u8)
        + body.Count("\"source\""u8);
}
