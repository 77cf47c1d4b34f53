using Microsoft.Win32.SafeHandles;

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

    /// <summary>
    /// Has all that is written go straight to the terminal. The runtime's own streams switch its keyboard to another mode first, for
    /// programs that read keys, and the server reads none.
    /// </summary>
    public static void LeaveKeyboardAlone()
    {
        // Windows has no such mode, and the runtime knows the encoding of its terminal.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if (!Console.IsOutputRedirected)
        {
            Console.SetOut(Straight(descriptor: 1));
        }

        if (!Console.IsErrorRedirected)
        {
            Console.SetError(Straight(descriptor: 2));
        }
    }

    private static StreamWriter Straight(nint descriptor) =>
        new(new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0)) { AutoFlush = true };
}
