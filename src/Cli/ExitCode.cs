namespace Maru.Cli;

/// <summary>What the program tells the shell. Scripts rely on these numbers.</summary>
internal enum ExitCode
{
    Ok = 0,

    /// <summary>A test or check failed, the right is missing, or the server cannot answer.</summary>
    Failed = 1,

    Usage = 2,

    NotFound = 3,

    Conflict = 4,

    /// <summary>The server's stored secrets are locked.</summary>
    Locked = 5,

    NotSignedIn = 6,

    /// <summary>Stopped with Ctrl-C: 128 and the signal's number, as shells have it.</summary>
    Interrupted = 130,
}
