using Maru.Cli.Screen;

namespace Maru.Cli;

/// <summary>Everything of the process and the machine that a command may touch; tests bring their own.</summary>
internal sealed class Surroundings
{
    public required TextReader In { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public required bool InputRedirected { get; init; }

    public required bool OutputRedirected { get; init; }

    /// <summary>Columns of the terminal.</summary>
    public int Width { get; init; } = 120;

    /// <summary>Reads a line from the keyboard without showing it; null when it was broken off.</summary>
    public required Func<string?> ReadHidden { get; init; }

    /// <summary>An environment variable.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>A connection for the server at an address.</summary>
    public required Func<Uri, HttpMessageInvoker> Connect { get; init; }

    public required TimeProvider Clock { get; init; }

    public Interrupts Interrupts { get; } = new();

    public Language Language => Languages.Of(Variable("LC_ALL") ?? Variable("LC_MESSAGES") ?? Variable("LANG"));
}
