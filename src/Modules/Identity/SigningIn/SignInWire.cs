using Maru.Contracts.Identity;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Sessions;
using Maru.Modules.Identity.SigningUp;

namespace Maru.Modules.Identity.SigningIn;

// These are classes because records would print passwords and tokens.

/// <summary>Whether the server still waits for its first account.</summary>
internal sealed record SetUpStateBody(bool Needed);

/// <summary>How somebody comes to an account.</summary>
internal sealed record SignUpStateBody(SignUpPolicy Policy);

/// <summary>Somebody who wants an account; all but the first two may be absent.</summary>
internal class SignUpBody
{
    public string? Username { get; init; }

    public string? Password { get; init; }

    public string? Email { get; init; }

    public string? DisplayName { get; init; }

    public string? Locale { get; init; }

    public string? TimeZone { get; init; }

    public Application ToApplication() => new()
    {
        Username = Username,
        Password = Password,
        Email = Email,
        DisplayName = DisplayName,
        Locale = Locale,
        TimeZone = TimeZone,
    };
}

/// <summary>The first account, with the token the server printed.</summary>
internal sealed class SetUpBody : SignUpBody
{
    public string? Token { get; init; }
}

/// <summary>An account with an invitation's token.</summary>
internal sealed class AcceptInvitationBody : SignUpBody
{
    public string? Token { get; init; }
}

/// <summary>A sign-in.</summary>
internal sealed class LoginBody
{
    public string? Username { get; init; }

    public string? Password { get; init; }
}

/// <summary>A refresh.</summary>
internal sealed class RefreshBody
{
    public string? RefreshToken { get; init; }
}

/// <summary>A person, to themselves.</summary>
internal sealed record UserBody(string Id, string Username, Role Role, string Locale, bool PasswordChangeRequired)
{
    public static UserBody Of(Account account) =>
        new(account.Id, account.Username, account.Role, account.Locale, account.MustChangePassword);
}

/// <summary>The tokens of a session; lifetimes in seconds.</summary>
internal sealed class SessionBody
{
    public required string AccessToken { get; init; }

    public required string TokenType { get; init; }

    public required long ExpiresIn { get; init; }

    public required string RefreshToken { get; init; }

    public required long RefreshExpiresIn { get; init; }

    public required UserBody User { get; init; }

    public static SessionBody Of(SessionGrant grant) => new()
    {
        AccessToken = grant.AccessToken,
        TokenType = "Bearer",
        ExpiresIn = (long)grant.AccessLifetime.TotalSeconds,
        RefreshToken = grant.RefreshToken,
        RefreshExpiresIn = (long)grant.RefreshLifetime.TotalSeconds,
        User = UserBody.Of(grant.Account),
    };
}
