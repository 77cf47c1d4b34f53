using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maru.Modules.Identity.SigningKeys;

/// <summary>
/// Writes and reads access tokens: compact JWS (RFC 7515) of type <c>at+jwt</c> (RFC 9068), algorithm ES256 and no other. The key is one
/// of ours, chosen by <c>kid</c>; everything else that a header says about keys is ignored. Thread safe.
/// </summary>
/// <param name="issuer">The only <c>iss</c> accepted.</param>
/// <param name="audience">The only <c>aud</c> accepted.</param>
internal sealed class AccessTokenForm(string issuer, string audience)
{
    public const string Algorithm = "ES256";
    public const string Kind = "at+jwt";

    /// <summary>How much the clocks of two nodes may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    private const int Longest = 2048;
    private const int SignatureSize = 64;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
    };

    public string Issuer => issuer;

    public string Audience => audience;

    public static string Write(AccessClaims claims, EcKey key)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new Header { Alg = Algorithm, Typ = Kind, Kid = key.Id }, Json);
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, Json))}";
        return $"{signed}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>The claims, or null if anything is wrong with the token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="keyOf">One of our keys by its id, else null.</param>
    /// <param name="now">The time.</param>
    public AccessClaims? Read(string token, Func<string, EcKey?> keyOf, DateTimeOffset now)
    {
        if (token.Length > Longest || token.Split('.') is not [var head, var body, var tail])
        {
            return null;
        }

        return Decode(tail) is { Length: SignatureSize } signature
            && Parse<Header>(head) is { Alg: Algorithm, Typ: Kind, Crit: null, Kid: { } kid }
            && keyOf(kid) is { } key
            && key.Verifies(Encoding.ASCII.GetBytes(token, 0, head.Length + 1 + body.Length), signature)
            && Parse<AccessClaims>(body) is { } claims
            && Holds(claims, now.ToUnixTimeSeconds())
                ? claims : null;
    }

    private bool Holds(AccessClaims claims, long now)
    {
        var skew = (long)Skew.TotalSeconds;
        return claims.Iss == issuer && claims.Aud == audience && claims.Exp > now - skew && claims.Nbf <= now + skew;
    }

    private static T? Parse<T>(string part)
        where T : class
    {
        if (Decode(part) is not { } bytes)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Each value has only one text: white space, padding and unused bits, which decoders ignore, are refused.
    private static byte[]? Decode(string part) =>
        Base64Url.IsValid(part) && Base64Url.DecodeFromChars(part) is var bytes && Base64Url.EncodeToString(bytes) == part ? bytes : null;

    private sealed record Header
    {
        public string? Alg { get; init; }

        public string? Typ { get; init; }

        public string? Kid { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public JsonElement? Crit { get; init; }
    }
}
