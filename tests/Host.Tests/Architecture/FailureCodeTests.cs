using Maru.Kernel;

namespace Maru.Host.Tests.Architecture;

public sealed class FailureCodeTests
{
    private static readonly Failure Sound = new(FailureKind.Conflict, "llm.sound", "It is as it should be.");

    [Fact]
    public void Codes_are_unique_and_bear_their_modules_name() => FailureCodes.Check(FailureCodes.All).ShouldBeClean();

    [Fact]
    public void A_code_of_two_refusals_is_seen() => FailureCodes.Check([("llm", Sound), ("llm", Sound)]).ShouldSay("two refusals");

    [Fact]
    public void A_code_of_another_module_is_seen() => FailureCodes.Check([("diary", Sound)]).ShouldSay("does not begin with diary.");

    [Fact]
    public void A_refusal_without_a_sentence_is_seen() => FailureCodes.Check([("llm", Sound.Saying("no"))]).ShouldSay("no sentence");

    [Fact]
    public void A_sound_refusal_passes() => FailureCodes.Check([("llm", Sound)]).ShouldBeClean();

    [Fact]
    public void Fields_are_found_by_reflection() =>
        Assert.Contains(FailureCodes.In([typeof(FailureCodeTests)]), f => f.Failure == Sound && f.Home == "tests");
}
