using Maru.Kernel;
using Maru.Kernel.Access;

namespace Maru.Contracts.Identity;

/// <summary>The first administrator exists.</summary>
/// <param name="AccountId">The new account; also the actor.</param>
/// <param name="At">When.</param>
public sealed record SetUpCompleted(string AccountId, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "identity.set_up_completed.v1";
    string? IEvent.OrderingKey => AccountId;
}

/// <summary>Somebody signed in with a password.</summary>
/// <param name="ActorId">The account.</param>
/// <param name="SessionId">The session that began.</param>
/// <param name="At">When.</param>
public sealed record SignedIn(string ActorId, string SessionId, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "identity.signed_in.v1";
    string? IEvent.OrderingKey => ActorId;
}

/// <summary>
/// The password was wrong, or the account is unknown or disabled. The typed name is not stored, because people type passwords into name
/// fields.
/// </summary>
/// <param name="AccountId">The account that was tried; null when no account has the name.</param>
/// <param name="At">When.</param>
public sealed record SignInRefused(string? AccountId, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "identity.sign_in_refused.v1";
    string? IEvent.OrderingKey => AccountId;
}

/// <summary>A session was ended by its owner.</summary>
/// <param name="ActorId">The account.</param>
/// <param name="SessionId">The session.</param>
/// <param name="At">When.</param>
public sealed record SignedOut(string ActorId, string SessionId, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "identity.signed_out.v1";
    string? IEvent.OrderingKey => ActorId;
}

/// <summary>A refresh token was used a second time, as a stolen one would be; its session has been ended.</summary>
/// <param name="AccountId">The account the session belonged to; who presented the token is not known.</param>
/// <param name="SessionId">The session.</param>
/// <param name="At">When.</param>
public sealed record RefreshTokenReused(string AccountId, string SessionId, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "identity.refresh_token_reused.v1";
    string? IEvent.OrderingKey => AccountId;
}

/// <summary>A client key was made.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="OwnerId">Whose it is.</param>
/// <param name="ActorId">Who made it.</param>
/// <param name="At">When.</param>
public sealed record ClientKeyCreated(string KeyId, string OwnerId, string ActorId, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "identity.client_key_created.v1";
    string? IEvent.OrderingKey => KeyId;
}

/// <summary>A client key's name, scopes, limits or expiry changed.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="OwnerId">Whose it is.</param>
/// <param name="ActorId">Who changed it.</param>
/// <param name="At">When.</param>
public sealed record ClientKeyChanged(string KeyId, string OwnerId, string ActorId, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "identity.client_key_changed.v1";
    string? IEvent.OrderingKey => KeyId;
}

/// <summary>A client key stopped working for good.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="OwnerId">Whose it was.</param>
/// <param name="ActorId">Who revoked it.</param>
/// <param name="At">When.</param>
public sealed record ClientKeyRevoked(string KeyId, string OwnerId, string ActorId, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "identity.client_key_revoked.v1";
    string? IEvent.OrderingKey => KeyId;
}

/// <summary>Somebody has an account now, by an invitation or by signing up.</summary>
/// <param name="AccountId">The new account; also the actor.</param>
/// <param name="Role">Its role.</param>
/// <param name="At">When.</param>
public sealed record AccountCreated(string AccountId, Role Role, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "identity.account_created.v1";
    string? IEvent.OrderingKey => AccountId;
}

/// <summary>An account has another role.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="From">Before.</param>
/// <param name="To">After.</param>
/// <param name="ActorId">Who did it.</param>
/// <param name="At">When.</param>
public sealed record RoleChanged(string AccountId, Role From, Role To, string ActorId, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "identity.role_changed.v1";
    string? IEvent.OrderingKey => AccountId;
}

/// <summary>An account can no longer sign in; its sessions are ended and its client keys do not work.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="ActorId">Who did it.</param>
/// <param name="At">When.</param>
public sealed record AccountDisabled(string AccountId, string ActorId, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "identity.account_disabled.v1";
    string? IEvent.OrderingKey => AccountId;
}

/// <summary>An account can sign in again.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="ActorId">Who did it.</param>
/// <param name="At">When.</param>
public sealed record AccountEnabled(string AccountId, string ActorId, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "identity.account_enabled.v1";
    string? IEvent.OrderingKey => AccountId;
}

/// <summary>An account has a new password; its other sessions are ended.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="ActorId">Its owner, or the administrator who reset it.</param>
/// <param name="At">When.</param>
public sealed record PasswordChanged(string AccountId, string ActorId, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "identity.password_changed.v1";
    string? IEvent.OrderingKey => AccountId;
}

/// <summary>An account sees other data.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="ActorId">Who did it.</param>
/// <param name="At">When.</param>
public sealed record DataScopeChanged(string AccountId, string ActorId, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "identity.data_scope_changed.v1";
    string? IEvent.OrderingKey => AccountId;
}

/// <summary>A permission has a new lowest role.</summary>
/// <param name="Permission">Its name.</param>
/// <param name="MinimumRole">The lowest role that holds it now.</param>
/// <param name="ActorId">Who did it.</param>
/// <param name="At">When.</param>
public sealed record PermissionChanged(string Permission, Role MinimumRole, string ActorId, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "identity.permission_changed.v1";
    string? IEvent.OrderingKey => Permission;
}

/// <summary>An account is deleted for good. Every module erases what it stores about the account's owner.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="At">When.</param>
public sealed record AccountDeleted(string AccountId, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "identity.account_deleted.v1";
    string? IEvent.OrderingKey => AccountId;
}
