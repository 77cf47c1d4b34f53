using System.Buffers;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Maru.Modules.Llm.Gateway.Forms;

/// <summary>The content type of a form with files.</summary>
internal static class FormType
{
    private const string Name = "multipart/form-data";
    private const int LongestBoundary = 70;

    // RFC 2046, 5.1.1; a space is allowed there and told apart by nobody in the same way.
    private static readonly SearchValues<char> BoundaryChars =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'()+_,-./:=?");

    private static readonly SearchValues<char> Separators = SearchValues.Create("(),/:=?");

    public static GatewayError Missing { get; } = new(415, GatewayError.InvalidRequest, "unsupported_media_type",
        $"This path reads a form with a file. Send {Name}, as the vendors' clients do; curl does it with -F.");

    public static bool Is(string? contentType) =>
        contentType?.StartsWith(Name, StringComparison.OrdinalIgnoreCase) == true
        && (contentType.Length == Name.Length || contentType[Name.Length] is ';' or ' ' or '\t');

    /// <summary>What stands between the parts.</summary>
    public static GatewayError? ReadBoundary(string contentType, out string boundary)
    {
        boundary = "";
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
        {
            return NoBoundary();
        }

        var named = type.Parameters.Where(p => p.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Count != 1)
        {
            return NoBoundary();
        }

        boundary = HeaderUtilities.RemoveQuotes(named[0].Value).ToString();
        return boundary.Length is 0 or > LongestBoundary || boundary.AsSpan().ContainsAnyExcept(BoundaryChars) ? NoBoundary() : null;
    }

    /// <summary>The content type with nothing in it but this boundary.</summary>
    public static string With(string boundary) =>
        boundary.AsSpan().ContainsAny(Separators) ? $"{Name}; boundary=\"{boundary}\"" : $"{Name}; boundary={boundary}";

    public static byte[] Dashed(string boundary) => Encoding.ASCII.GetBytes("--" + boundary);

    private static GatewayError NoBoundary() => GatewayError.Invalid("malformed_form",
        $"The content type must name one boundary of 1 to {LongestBoundary} letters, digits or '()+_,-./:=? characters. "
        + "Let your HTTP library set this header.");
}
