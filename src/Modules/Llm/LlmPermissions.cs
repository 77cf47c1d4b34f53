using Maru.Kernel.Access;

namespace Maru.Modules.Llm;

/// <summary>The rights of the administration.</summary>
internal static class LlmPermissions
{
    public static readonly Permission Read = new("llm.read", Role.Viewer);

    public static readonly Permission ManageKeys = new("llm.manage_keys", Role.Admin);

    public static readonly Permission ManageModels = new("llm.manage_models", Role.Admin);

    public static readonly Permission ManagePolicy = new("llm.manage_policy", Role.Admin);

    public static readonly Permission TestConnection = new("llm.test_connection", Role.Admin) { Floor = Role.Approver };

    /// <summary>Ask a model without a client key, at the operator's expense.</summary>
    public static readonly Permission UsePlayground = new("llm.use_playground", Role.User);

    public static IReadOnlyList<Permission> All { get; } = [Read, UsePlayground, ManageKeys, ManageModels, ManagePolicy, TestConnection];
}
