using Maru.Kernel.Access;
using Maru.Modules.Identity.SigningUp;

namespace Maru.Modules.Identity.Accounts;

/// <summary>A person who may sign in. Immutable; each change gives a new one.</summary>
internal sealed record Account
{
    /// <summary>How long somebody has to choose a password of their own.</summary>
    public static readonly TimeSpan TemporaryPasswordLife = TimeSpan.FromDays(7);

    public required string Id { get; init; }

    public required string Username { get; init; }

    /// <summary>Another name to sign in with; nobody has checked that mail reaches it.</summary>
    public string? Email { get; init; }

    public string DisplayName { get; init; } = "";

    public required string PasswordHash { get; init; }

    public required Role Role { get; init; }

    public required string Locale { get; init; }

    /// <summary>By its IANA name.</summary>
    public string TimeZone { get; init; } = Profile.DefaultTimeZone;

    /// <summary>Raised to make every access token issued so far void.</summary>
    public required long TokenVersion { get; init; }

    /// <summary>The password was set by somebody else.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Who gave the temporary password; null when there is none.</summary>
    public string? TemporaryBy { get; init; }

    /// <summary>Until when the temporary password is good.</summary>
    public DateTimeOffset? TemporaryUntil { get; init; }

    /// <summary>Null when none was given.</summary>
    public DataScope? Scope { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>1 and one more a change.</summary>
    public long Version { get; init; } = 1;

    public bool IsDisabled => DisabledAt is not null;

    public bool IsActiveAdmin => Role == Role.Admin && !IsDisabled;

    public static Account New(string id, Newcomer newcomer, Role role, string passwordHash, DateTimeOffset now) => new()
    {
        Id = id,
        Username = newcomer.Username.Text,
        Email = newcomer.Profile.Email,
        DisplayName = newcomer.Profile.DisplayName,
        PasswordHash = passwordHash,
        Role = role,
        Locale = newcomer.Profile.Locale,
        TimeZone = newcomer.Profile.TimeZone,
        TokenVersion = 1,
        CreatedAt = now,
        UpdatedAt = now,
    };

    public Account WithProfile(Profile profile, DateTimeOffset now) => Changed(now) with
    {
        Email = profile.Email,
        DisplayName = profile.DisplayName,
        Locale = profile.Locale,
        TimeZone = profile.TimeZone,
    };

    public Account WithRole(Role role, DateTimeOffset now) => Changed(now) with { Role = role };

    public Account WithScope(DataScope? scope, DateTimeOffset now) => Changed(now) with { Scope = scope };

    public Account WithPassword(string hash, DateTimeOffset now) =>
        Changed(now) with { PasswordHash = hash, MustChangePassword = false, TemporaryBy = null, TemporaryUntil = null };

    /// <summary>With a password that an administrator knows, and so good for nothing but choosing another.</summary>
    public Account WithTemporaryPassword(string hash, string by, DateTimeOffset now) => Changed(now) with
    {
        PasswordHash = hash,
        MustChangePassword = true,
        TemporaryBy = by,
        TemporaryUntil = now + TemporaryPasswordLife,
        TokenVersion = TokenVersion + 1,
    };

    /// <summary>With no password that anyone knows; an administrator must give one.</summary>
    public Account WithoutPassword(DateTimeOffset now) =>
        Changed(now) with { PasswordHash = "", TemporaryBy = null, TemporaryUntil = null, TokenVersion = TokenVersion + 1 };

    /// <summary>Whether the password is one for a few days whose days are over.</summary>
    public bool PasswordIsOver(DateTimeOffset now) => MustChangePassword && TemporaryUntil <= now;

    /// <summary>Void for good are the tokens issued so far: enabling again brings none of them back.</summary>
    public Account Disable(DateTimeOffset now) => Changed(now) with { DisabledAt = now, TokenVersion = TokenVersion + 1 };

    public Account Enable(DateTimeOffset now) => Changed(now) with { DisabledAt = null };

    /// <summary>
    /// What has happened to its owner's standing when it becomes another, in words of the audit log; null when it is not less than before.
    /// </summary>
    public string? FallsTo(Account after) => after switch
    {
        { IsDisabled: true } => "maker_disabled",
        { MustChangePassword: true } when PasswordHash != after.PasswordHash => "maker_reset",
        _ when after.Role < Role => "maker_demoted",
        _ => null,
    };

    /// <summary>Whether it differs from another in nothing but when and how often it was changed.</summary>
    public bool SaysSameAs(Account other) =>
        Scope?.Hash == other.Scope?.Hash
        && this with { Scope = other.Scope, UpdatedAt = other.UpdatedAt, Version = other.Version } == other;

    /// <summary>The id alone: printing an account must not print its hash.</summary>
    public override string ToString() => Id;

    private Account Changed(DateTimeOffset now) => this with { UpdatedAt = now, Version = Version + 1 };
}
