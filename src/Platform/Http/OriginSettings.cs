using Maru.Platform.Settings;
using Microsoft.Extensions.Hosting;

namespace Maru.Platform.Http;

/// <summary>Section <c>Http</c>: whose pages may call.</summary>
internal sealed class OriginSettings : ISettings
{
    /// <summary>Web origins, exact, whose pages may call from a browser, as <c>https://app.example</c>; the server's own need not be named.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<string> Faults(IHostEnvironment environment) => Origins.Select(FaultOf).OfType<string>();

    private static string? FaultOf(string entry)
    {
        if (!Uri.TryCreate(entry, UriKind.Absolute, out var address) || !IsPlace(address))
        {
            // A user's name and password have no place here, so they are not shown either.
            var named = entry.Contains('@', StringComparison.Ordinal) ? "an entry" : $"'{entry}'";
            return $"Http:Origins names {named}, which is no origin. "
                + "Write scheme and host, and a port where there is one, such as https://app.example.";
        }

        var sent = address.GetLeftPart(UriPartial.Authority);
        return sent.Equals(entry, StringComparison.OrdinalIgnoreCase) ? null
            : $"Http:Origins names '{entry}', which no browser sends as its origin. Write {sent}.";
    }

    private static bool IsPlace(Uri address) =>
        address.Host.Length > 0 && address.UserInfo.Length == 0 && address.Scheme != Uri.UriSchemeMailto
        && !address.Host.Contains('*', StringComparison.Ordinal);
}
