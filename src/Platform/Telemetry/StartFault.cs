using Microsoft.Extensions.Logging;

namespace Maru.Platform.Telemetry;

/// <summary>
/// The framework's entry about what kept the host from starting. It throws the same to who starts the host, who says it in a sentence;
/// with a stack trace above, nobody would find that sentence.
/// </summary>
internal static class StartFault
{
    private const string Logger = "Microsoft.Extensions.Hosting.Internal.Host";
    private const int Id = 11;

    public static bool Is(string logger, EventId id) => id.Id == Id && logger == Logger;
}
