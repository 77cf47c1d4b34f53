using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.Kernel;
using Maru.Platform.Secrets.Masking;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Maru.Platform.Http;

/// <summary>What is wrong with a request that cannot be read: which member of the body, and what it takes.</summary>
internal static partial class UnreadableBody
{
    /// <param name="bad">As it was thrown.</param>
    /// <param name="asked">The endpoint, which knows what its body is.</param>
    public static Failure FailureOf(BadHttpRequestException bad, Endpoint? asked) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => HttpFailures.BodyTooLarge,
        StatusCodes.Status415UnsupportedMediaType => HttpFailures.UnsupportedMediaType,
        _ when bad.InnerException is JsonException { Path: { } place } unknown && IsUnknownMember(unknown) => UnknownMember(place),
        _ when bad.InnerException is JsonException missing && Missing().Match(missing.Message) is { Success: true } names =>
            HttpFailures.MalformedBody with
            {
                Fields = names.Groups["name"].Captures.ToDictionary(name => name.Value, string[] (_) => ["Is required."]),
            },
        _ when bad.InnerException is JsonException { Path: { Length: > 2 } path } =>
            HttpFailures.MalformedBody.At(SecretMask.Mask(path.TrimStart('$', '.')), FormAt(path, asked)),
        _ when bad.InnerException is null && IsOfParameter(bad.Message) => RequestFailures.MalformedParameter,
        _ => HttpFailures.MalformedBody,
    };

    // The serializer says which member it is, and of what type of ours, which is nobody's business.
    private static string FormAt(string path, Endpoint? asked) =>
        asked?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } body && BodyForm.At(body, path, RequestJson.Options) is { } form
            ? $"Has the wrong type or form. Takes {form}."
            : "Has the wrong type or form.";

    // The binder names the parameter. All else is about the body, such as a chunk whose size is no number.
    private static bool IsOfParameter(string message) =>
        message.Contains("parameter", StringComparison.OrdinalIgnoreCase) && !message.Contains("body", StringComparison.OrdinalIgnoreCase);

    // There is no other sign of it.
    private static bool IsUnknownMember(JsonException e) => e.Message.StartsWith("The JSON property '", StringComparison.Ordinal);

    // The names are those of the contract, and there is no other sign of them either.
    [GeneratedRegex(@"missing required properties including: (?:'(?<name>[a-z0-9_]+)'(?:, )?)+")]
    private static partial Regex Missing();

    // Its name is not repeated: people put secrets where names belong. What it stands in has a name of ours.
    private static Failure UnknownMember(string path)
    {
        var quoted = path.IndexOf("['", StringComparison.Ordinal);
        var parent = path[..(quoted >= 0 ? quoted : Math.Max(1, path.LastIndexOf('.')))].TrimStart('$', '.');
        return parent.Length == 0
            ? HttpFailures.MalformedBody.Saying("The body has a member that is not known here, perhaps misspelled; /openapi/v1.json names all.")
            : HttpFailures.MalformedBody.At(parent, "Has a member that is not known here, perhaps misspelled; /openapi/v1.json names all.");
    }
}
