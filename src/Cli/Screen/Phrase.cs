using System.Globalization;

namespace Maru.Cli.Screen;

/// <summary>One text in both languages, so that neither can be forgotten.</summary>
internal sealed record Phrase(string English, string Korean)
{
    public string In(Language language) => language switch
    {
        Language.English => English,
        Language.Korean => Korean,
    };

    public string In(Language language, params object?[] values) => string.Format(CultureInfo.InvariantCulture, In(language), values);
}
