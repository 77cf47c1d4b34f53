using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Scopes;

namespace Maru.Modules.Identity.Accounts;

/// <summary>A row of <c>identity_account</c>. A class, so that printing it does not print the hash.</summary>
internal sealed class AccountRow
{
    public const string Columns = """
        id, username, email, display_name, password_hash, role, locale, time_zone, token_version, must_change_password, temporary_by,
        temporary_until, data_scope, disabled_at, created_at, updated_at, version
        """;

    public string Id { get; init; } = "";

    public string Username { get; init; } = "";

    public string? Email { get; init; }

    public string DisplayName { get; init; } = "";

    public string PasswordHash { get; init; } = "";

    public string Role { get; init; } = "";

    public string Locale { get; init; } = "";

    public string TimeZone { get; init; } = "";

    public long TokenVersion { get; init; }

    public bool MustChangePassword { get; init; }

    public string? TemporaryBy { get; init; }

    public DateTimeOffset? TemporaryUntil { get; init; }

    public string? DataScope { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public long Version { get; init; }

    public static AccountRow Of(Account account) => new()
    {
        Id = account.Id,
        Username = account.Username,
        Email = account.Email,
        DisplayName = account.DisplayName,
        PasswordHash = account.PasswordHash,
        Role = WireName<Role>.Of(account.Role),
        Locale = account.Locale,
        TimeZone = account.TimeZone,
        TokenVersion = account.TokenVersion,
        MustChangePassword = account.MustChangePassword,
        TemporaryBy = account.TemporaryBy,
        TemporaryUntil = account.TemporaryUntil,
        DataScope = account.Scope is { } scope ? ScopeText.Write(scope) : null,
        DisabledAt = account.DisabledAt,
        CreatedAt = account.CreatedAt,
        UpdatedAt = account.UpdatedAt,
        Version = account.Version,
    };

    public Account ToAccount() => new()
    {
        Id = Id,
        Username = Username,
        Email = Email,
        DisplayName = DisplayName,
        PasswordHash = PasswordHash,
        Role = WireName<Role>.Parse(Role),
        Locale = Locale,
        TimeZone = TimeZone,
        TokenVersion = TokenVersion,
        MustChangePassword = MustChangePassword,
        TemporaryBy = TemporaryBy,
        TemporaryUntil = TemporaryUntil,
        Scope = DataScope is { } text ? ScopeText.Read(text) : null,
        DisabledAt = DisabledAt,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
        Version = Version,
    };
}
