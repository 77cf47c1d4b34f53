using Maru.Kernel;

namespace Maru.Modules.Llm.Configuration;

/// <summary>
/// An address an administrator tells this server to call. Refuses what could only be a mistake or an attack; the connection itself is
/// checked again against <see cref="OutgoingAddress"/>, because a name may be made to lead anywhere.
/// </summary>
internal static class OutgoingUrl
{
    private const int Longest = 500;

    private static readonly string[] MetadataHosts =
        ["metadata.google.internal", "metadata.goog", "metadata", "instance-data", "instance-data.ec2.internal"];

    /// <summary>The address with a slash at its end.</summary>
    public static Outcome<Uri> Parse(string text, bool allowPrivate)
    {
        text = text.Trim();
        if (text.Length > Longest
            || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\')
            || !Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri.Host.Length == 0
            || text.IndexOfAny(['@', '?', '#']) >= 0)
        {
            return LlmFailures.InvalidBaseUrl.At("base_url", "http or https, 500 characters at most, no user, query or fragment.");
        }

        if (!IsAllowedHost(uri, allowPrivate))
        {
            return LlmFailures.AddressNotAllowed.At("base_url", "Not an address this server may call.");
        }

        return uri.AbsoluteUri.EndsWith('/') ? uri : new Uri(uri.AbsoluteUri + "/");
    }

    private static bool IsAllowedHost(Uri uri, bool allowPrivate)
    {
        if (AddressText.Read(uri) is { } address)
        {
            return OutgoingAddress.IsAllowed(address, allowPrivate);
        }

        var host = uri.IdnHost.TrimEnd('.');
        return host.Length > 0
            && !MetadataHosts.Contains(host, StringComparer.OrdinalIgnoreCase)
            && (allowPrivate || !IsThisMachine(host));
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
