using Microsoft.Extensions.Logging;

namespace Maru.Platform.Telemetry;

/// <summary>
/// The framework's entry about a failed start. The same exception is thrown to the caller, which prints it as a message; below a stack
/// trace nobody would find that message.
/// </summary>
internal static class StartFault
{
    private const string Logger = "Microsoft.Extensions.Hosting.Internal.Host";
    private const int Id = 11;

    public static bool Is(string logger, EventId id) => id.Id == Id && logger == Logger;
}
