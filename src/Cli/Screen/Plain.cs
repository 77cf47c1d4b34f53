namespace Maru.Cli.Screen;

/// <summary>Text from elsewhere, made harmless: without the control characters that could command a terminal.</summary>
internal static class Plain
{
    public static string Clean(string text) => text.Any(IsHarmful) ? string.Concat(text.Where(c => !IsHarmful(c))) : text;

    private static bool IsHarmful(char c) => char.IsControl(c) && c is not ('\n' or '\t');
}
