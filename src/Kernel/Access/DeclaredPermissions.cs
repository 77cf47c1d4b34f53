namespace Maru.Kernel.Access;

/// <summary>
/// The permissions a module's endpoints may require. Each module registers one; the host does not start with a permission that no module
/// declares.
/// </summary>
/// <param name="Module">The module's name, snake_case; the permissions' names begin with it and a dot.</param>
/// <param name="Permissions">All of them.</param>
public sealed record DeclaredPermissions(string Module, IReadOnlyList<Permission> Permissions);
