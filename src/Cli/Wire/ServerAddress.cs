using Maru.Cli.Screen;
using Maru.Kernel;

namespace Maru.Cli.Wire;

/// <summary>Addresses of servers, in one form so that they can be compared.</summary>
internal static class ServerAddress
{
    public static Outcome<Uri> Parse(string text, Language language)
    {
        var sound = Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var uri)
            && uri.Scheme is ("http" or "https")
            && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0;
        return sound ? uri! : LocalFailures.BadServer(language);
    }

    public static bool IsExposed(Uri server) => server.Scheme == "http" && !server.IsLoopback;
}
