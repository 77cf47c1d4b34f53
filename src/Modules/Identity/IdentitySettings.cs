namespace Maru.Modules.Identity;

/// <summary>Section <c>Identity</c>.</summary>
internal sealed class IdentitySettings
{
    public const string Section = "Identity";

    /// <summary>The least work of PBKDF2-HMAC-SHA512 that a stored password may cost.</summary>
    public const int LeastIterations = 210_000;

    /// <summary><c>iss</c> of access tokens; give each installation its own when they share users.</summary>
    public string Issuer { get; set; } = "maru";

    /// <summary><c>aud</c> of access tokens.</summary>
    public string Audience { get; set; } = "maru-api";

    /// <summary>One minute to one day.</summary>
    public TimeSpan AccessLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a session lives without being refreshed; longer than the access token, at most 90 days.</summary>
    public TimeSpan RefreshLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a session lives however often it is refreshed; at least the refresh lifetime, at most a year.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long a spent refresh token still gives its successor, for clients that lost the answer; at most a minute.</summary>
    public TimeSpan RefreshGrace { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a key signs access tokens before the next one takes over; a day to a year.</summary>
    public TimeSpan SigningKeyLifetime { get; set; } = TimeSpan.FromDays(90);

    /// <summary>PBKDF2 rounds; below the least only in the environment <c>Testing</c>.</summary>
    public int PasswordIterations { get; set; } = LeastIterations;

    /// <summary>Password checks that may wait for a free core; beyond it sign-in answers 429. 0 to 10,000.</summary>
    public int PasswordQueue { get; set; } = 64;
}
