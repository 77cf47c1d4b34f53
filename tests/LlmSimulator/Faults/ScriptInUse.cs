namespace Maru.LlmSimulator.Faults;

/// <summary>A script with the count of how often each rule applied. Thread safe.</summary>
internal sealed class ScriptInUse(Script script)
{
    private readonly int[] _used = new int[script.Rules.Count];

    public Script Script => script;

    public ScriptRule? Take(ReceivedRequest request, string plainModel)
    {
        for (var i = 0; i < script.Rules.Count; i++)
        {
            var rule = script.Rules[i];
            if (!rule.Fits(request, plainModel))
            {
                continue;
            }

            if (rule.Times is not { } times || Interlocked.Increment(ref _used[i]) <= times)
            {
                return rule;
            }
        }

        return null;
    }
}
