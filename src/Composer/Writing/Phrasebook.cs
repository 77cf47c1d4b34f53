namespace Maru.Composer.Writing;

/// <summary>
/// Sentence patterns of one language and tone. They express only a mood: no name, place or number that the writer did not give.
/// </summary>
/// <param name="One">About one thing <c>{a}</c>.</param>
/// <param name="Two">About two things <c>{a}</c> and <c>{b}</c>.</param>
/// <param name="Between">About nothing in particular; used to reach the required length.</param>
/// <param name="End">Last sentences.</param>
internal sealed record Phrasebook(string[] One, string[] Two, string[] Between, string[] End)
{
    public static Phrasebook Of(bool korean, Tone tone) => korean ? KoreanPhrases.Of(tone) : EnglishPhrases.Of(tone);
}
