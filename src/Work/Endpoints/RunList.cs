using Maru.Platform.Http;
using Maru.Work.Runs;
using Microsoft.AspNetCore.Http;

namespace Maru.Work.Endpoints;

/// <summary>A list of runs: one's own or everyone's, and either all or only those that need a person.</summary>
internal sealed class RunList(Reach reach, bool deadOnly = false)
{
    public Task<IResult> ShowAsync(
        [AsParameters] RunFilterQuery filter, [AsParameters] ListQuery list, Caller caller, ReadRuns act, RunOwners owners,
        CancellationToken ct) =>
        list.PageAsync(
            filter.Parse(reach.OwnerOf(caller), deadOnly), (asked, page) => act.ListAsync(asked, page, ct), run => RunBody.Of(run, owners));
}
