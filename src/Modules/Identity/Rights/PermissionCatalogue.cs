using System.Collections.Frozen;
using Maru.Kernel.Access;

namespace Maru.Modules.Identity.Rights;

/// <summary>Every permission the modules of this server declare. Immutable. Throws if two declarations contradict each other.</summary>
internal sealed class PermissionCatalogue
{
    private readonly FrozenDictionary<string, Permission> _byName;

    public PermissionCatalogue(IEnumerable<DeclaredPermissions> declared)
    {
        var all = new Dictionary<string, Permission>(StringComparer.Ordinal);
        foreach (var (module, permissions) in declared)
        {
            foreach (var permission in permissions)
            {
                if (!permission.Name.StartsWith($"{module}.", StringComparison.Ordinal) || permission.Floor > permission.MinimumRole
                    || !all.TryAdd(permission.Name, permission))
                {
                    throw new InvalidOperationException($"The permission {permission.Name} of {module} is declared twice, under another module's name, or below its floor.");
                }
            }
        }

        _byName = all.ToFrozenDictionary(StringComparer.Ordinal);
        All = [.. all.Values.OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    /// <summary>All permissions, ordered by name.</summary>
    public IReadOnlyList<Permission> All { get; }

    public Permission? Find(string name) => _byName.GetValueOrDefault(name);
}
