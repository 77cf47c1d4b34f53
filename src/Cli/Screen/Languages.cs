namespace Maru.Cli.Screen;

/// <summary>Reads the language from the environment.</summary>
internal static class Languages
{
    /// <param name="locale">As in <c>LANG</c>: <c>ko_KR.UTF-8</c>.</param>
    public static Language Of(string? locale) =>
        locale?.StartsWith("ko", StringComparison.OrdinalIgnoreCase) == true ? Language.Korean : Language.English;

    public static string Tag(Language language) => language switch
    {
        Language.English => "en",
        Language.Korean => "ko",
    };
}
