namespace Maru.Host;

/// <summary>What standard output leads to.</summary>
internal static class Terminal
{
    /// <summary>Whether a person may be watching; else a file or a program gathers what is written.</summary>
    public static bool IsThere => !Console.IsOutputRedirected;

    /// <summary>Whether colours are wanted: only in a terminal that has them, and not against the person's wish (no-color.org).</summary>
    public static bool HasColour =>
        IsThere
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";
}
