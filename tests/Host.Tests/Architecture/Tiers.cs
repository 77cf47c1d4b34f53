namespace Maru.Host.Tests.Architecture;

/// <summary>
/// Who may call whom. Calls go to a lower tier, or inside the first one to a module named earlier; news upward is an event.
/// </summary>
internal static class Tiers
{
    private static readonly string[][] Modules =
    [
        ["Identity", "Audit", "Notifications", "Llm"],
        ["Prompts", "MarketData", "Rules", "Connectors", "Diary"],
        ["GenAi", "MlPlatform", "Trading", "Workflows", "Releases", "Planning"],
        ["Addons"],
    ];

    /// <summary>1 for the ground floor; 0 when nobody has given the module a tier yet.</summary>
    public static int Of(string module) => Array.FindIndex(Modules, tier => tier.Contains(module)) + 1;

    public static bool MayCall(string caller, string called) =>
        (Of(caller), Of(called)) switch
        {
            (0, _) or (_, 0) => false,
            (1, 1) => Array.IndexOf(Modules[0], called) < Array.IndexOf(Modules[0], caller),
            var (from, to) => to < from,
        };
}
