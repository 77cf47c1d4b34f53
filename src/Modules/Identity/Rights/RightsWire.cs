using Maru.Contracts.Identity;
using Maru.Kernel.Access;
using Maru.Modules.Identity.SigningKeys;
using Maru.Modules.Identity.SigningUp;

namespace Maru.Modules.Identity.Rights;

/// <summary>A permission: who has it, who had it as declared, and down to which role it can be given; no floor means it is fixed.</summary>
internal sealed record PermissionBody(string Name, Role MinimumRole, Role DeclaredRole, Role? Floor, bool Changeable);

/// <summary>Which role holds what. Roles include those before them; the lists are written out all the same.</summary>
internal sealed record RoleMatrixBody(long Version, IReadOnlyList<PermissionBody> Permissions, IReadOnlyDictionary<string, IReadOnlyList<string>> Roles)
{
    public static RoleMatrixBody Of(RoleMatrix matrix) => new(
        matrix.Version,
        [.. matrix.Permissions.Select(p => new PermissionBody(p.Name, matrix.MinimumRole(p), p.MinimumRole, p.Floor, p.Floor is not null))],
        Enum.GetValues<Role>().ToDictionary(
            Kernel.WireName<Role>.Of, role => (IReadOnlyList<string>)[.. matrix.Of(role).Order(StringComparer.Ordinal)]));
}

/// <summary>Another lowest role for a permission.</summary>
internal sealed record ChangePermissionBody(string? MinimumRole);

/// <summary>Another way to an account.</summary>
internal sealed record ChangeSignUpBody(string? Policy);

/// <summary>How somebody comes to an account, with its version.</summary>
internal sealed record SignUpRuleBody(SignUpPolicy Policy, long Version)
{
    public static SignUpRuleBody Of(SignUpRule rule) => new(rule.Policy, rule.Version);
}

/// <summary>A signing key, without its private part.</summary>
internal sealed record SigningKeyBody(
    string Id, SigningKeyState State, DateTimeOffset CreatedAt, DateTimeOffset? ActivatedAt, DateTimeOffset? RetiredAt)
{
    public static SigningKeyBody Of(SigningKey key) => new(key.Id, key.State, key.CreatedAt, key.ActivatedAt, key.RetiredAt);
}

/// <summary>The signing keys, the newest first.</summary>
internal sealed record SigningKeysBody(IReadOnlyList<SigningKeyBody> Items);
