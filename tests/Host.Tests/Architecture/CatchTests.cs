using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

public sealed partial class CatchTests
{
    // The worker loops and the edges of the process. Path → why whatever is thrown must end here.
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["src/Platform/Changes/Change.cs"] = "What is committed is done, whatever follows it meets; it is logged.",
        ["src/Platform/Telemetry/Readiness.cs"] = "A check that throws is a check that fails; the reason is logged.",
        ["src/Work/Journal/Batcher.cs"] = "Whatever a group met, its senders hear of it and the next group gets its turn.",
        ["src/Work/Journal/Sqlite/PendingAct.cs"] = "What an act throws is its sender's; the others of its group go on.",
        ["src/Work/Journal/Postgres/Lane.cs"] = "What a group of writes met, their senders hear of.",
        ["src/Work/Engine/RunExecution.cs"] = "Whatever a job throws ends its run, not the node.",
        ["src/Work/Engine/RunWorkers.cs"] = "One broken run must not end the others, nor stay claimed forever.",
        ["src/Work/Engine/Heartbeat.cs"] = "What leaves the thread ends the process; it is logged and tried again.",
        ["src/Host/Commands.cs"] = "The edge of the process: what nobody expected is told in full, with an exit code of its own.",
        ["src/Host/Serve.cs"] = "A service that cannot end as it should must not keep the process from ending; it is logged.",
    };

    [Fact]
    public void Nothing_is_caught_that_is_not_expected() => Check(SourceTree.Repository).Except(Allowed).ShouldBeClean();

    [Theory]
    [InlineData("try { } catch (Exception) { }")]
    [InlineData("try { } catch (Exception e) { Log(\"throw;\", e); }")]
    [InlineData("try { } catch { return null; }")]
    [InlineData("try { } catch (System.Exception e) { throw new Other(e.Message); }")]
    [InlineData("try { } catch (Exception e) when (true) { }")]
    public void A_swallowed_exception_is_seen(string text) =>
        Check(SourceTree.Of(("src/Kernel/A.cs", text))).ShouldSay("src/Kernel/A.cs:1");

    [Theory]
    [InlineData("try { } catch (Exception e) when (e is IOException or TimeoutException) { }")]
    [InlineData("try { } catch (Exception e) when (IsNetwork(e)) { }")]
    [InlineData("try { } catch (Exception) { Undo(); throw; }")]
    [InlineData("try { } catch { if (a) { Undo(); } throw; }")]
    [InlineData("try { } catch (IOException) { }")]
    public void An_exception_that_is_known_or_goes_on_passes(string text) =>
        Check(SourceTree.Of(("src/Kernel/A.cs", text))).ShouldBeClean();

    [Fact]
    public void A_permission_nobody_needs_any_more_is_seen() =>
        Check(SourceTree.Of(("src/Kernel/A.cs", "try { } catch (IOException) { }")))
            .Except(new Dictionary<string, string> { ["src/Kernel/A.cs"] = "It was needed once." }).ShouldSay("take it off the list");

    private static Report Check(SourceTree tree) => Report.Of(
        tree.Product.SelectMany(f => Catch().Matches(f.CSharp.Code).Select(m => (File: f, Match: m))),
        found => IsKnown(found.File.CSharp, found.Match) ? [] : [$"{found.File.At(found.Match.Index)} catches what it does not know and ends it"]);

    private static bool IsKnown(CSharpText code, Match match)
    {
        if (match.Groups["type"].Value is not ("" or "Exception" or "System.Exception"))
        {
            return true;
        }

        var block = code.Code[match.Index..code.EndOfBlock(match.Index)];
        return Filter().IsMatch(block) || Rethrow().IsMatch(block);
    }

    [GeneratedRegex(@"\bcatch\b(?:\s*\(\s*(?<type>[\w.]+))?")]
    private static partial Regex Catch();

    // A filter has to name what it takes, or what it lets go.
    [GeneratedRegex(@"^catch\s*\([^)]*\)\s*when\s*\(.*?(?:\bis\b|\w\()")]
    private static partial Regex Filter();

    [GeneratedRegex(@"\bthrow\s*;")]
    private static partial Regex Rethrow();
}
