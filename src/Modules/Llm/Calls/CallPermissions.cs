using Maru.Kernel.Access;

namespace Maru.Modules.Llm.Calls;

internal static class CallPermissions
{
    public static readonly Permission ReadOwn = new("llm.read_own_calls", Role.User);

    public static readonly Permission ReadAll = new("llm.read_calls", Role.Operator) { Floor = Role.Operator };

    /// <summary>What other people asked and were told.</summary>
    public static readonly Permission ReadContent = new("llm.read_content", Role.Admin);

    public static readonly Permission ManagePrices = new("llm.manage_prices", Role.Admin) { Floor = Role.Approver };

    public static readonly Permission ManageBudgets = new("llm.manage_budgets", Role.Admin) { Floor = Role.Approver };

    public static IReadOnlyList<Permission> All { get; } = [ReadOwn, ReadAll, ReadContent, ManagePrices, ManageBudgets];
}
