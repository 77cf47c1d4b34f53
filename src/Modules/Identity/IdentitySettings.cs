using Maru.Platform.Settings;
using Microsoft.Extensions.Hosting;

namespace Maru.Modules.Identity;

/// <summary>Section <c>Identity</c>: sessions, access tokens and passwords.</summary>
internal sealed class IdentitySettings : ISettings
{
    /// <summary>The smallest number of PBKDF2-HMAC-SHA512 rounds for a stored password.</summary>
    public const int LeastIterations = 210_000;

    /// <summary><c>iss</c> of access tokens; give each installation its own when they share users.</summary>
    public string Issuer { get; init; } = "maru";

    /// <summary><c>aud</c> of access tokens.</summary>
    public string Audience { get; init; } = "maru-api";

    /// <summary>How long an access token is valid.</summary>
    [Between("1m", "1d")]
    public TimeSpan AccessLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a session lives without being refreshed; longer than the access token.</summary>
    [Between("1m", "90d")]
    public TimeSpan RefreshLifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long a session lives however often it is refreshed; at least the refresh lifetime.</summary>
    [Between("1m", "366d")]
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long a spent refresh token still gives its successor, for clients that lost the answer.</summary>
    [Between("0s", "1m")]
    public TimeSpan RefreshGrace { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a key signs access tokens before the next one takes over.</summary>
    [Between("1d", "366d")]
    public TimeSpan SigningKeyLifetime { get; init; } = TimeSpan.FromDays(90);

    /// <summary>PBKDF2 rounds; below 210000 only in the environment <c>Testing</c>.</summary>
    [Between(1, 10_000_000)]
    public int PasswordIterations { get; init; } = LeastIterations;

    /// <summary>Password checks that may wait for a free core; beyond it sign-in answers 429.</summary>
    [Between(0, 10_000)]
    public int PasswordQueue { get; init; } = 64;

    /// <inheritdoc/>
    public IEnumerable<string> Faults(IHostEnvironment environment)
    {
        if (PasswordIterations < LeastIterations && !environment.IsEnvironment("Testing"))
        {
            yield return $"Identity:PasswordIterations must be {LeastIterations} or more.";
        }

        if (RefreshLifetime <= AccessLifetime)
        {
            yield return "Identity:RefreshLifetime must be longer than Identity:AccessLifetime.";
        }

        if (SessionLifetime < RefreshLifetime)
        {
            yield return "Identity:SessionLifetime must be at least Identity:RefreshLifetime.";
        }

        if (string.IsNullOrWhiteSpace(Issuer) || string.IsNullOrWhiteSpace(Audience))
        {
            yield return "Identity:Issuer and Identity:Audience must not be empty.";
        }
    }
}
