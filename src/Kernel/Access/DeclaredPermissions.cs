namespace Maru.Kernel.Access;

/// <summary>
/// What a module's endpoints may ask for. Each module registers one; the host does not start on a permission nobody declared.
/// </summary>
/// <param name="Module">The module's name, snake_case; the permissions' names begin with it and a dot.</param>
/// <param name="Permissions">All of them.</param>
public sealed record DeclaredPermissions(string Module, IReadOnlyList<Permission> Permissions);
