using Maru.Contracts.Identity;
using Maru.Modules.Llm.Responses;
using Maru.Modules.Llm.Responses.Asking;
using Maru.Modules.Llm.Responses.Background;
using Maru.Modules.Llm.Responses.Erasing;
using Maru.Platform.Messaging;
using Maru.Platform.Settings;
using Maru.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Llm;

/// <summary>The responses that are kept, and those that are made while nobody waits.</summary>
internal static class ResponsesSetup
{
    private const int AnsweredAtOnce = 8;
    private const int OfOneKey = 4;

    public static IServiceCollection AddResponses(this IServiceCollection services)
    {
        services.AddSettings<ResponseSettings>("Llm:Responses");
        services.AddSingleton<IResponseStore, SqlResponseStore>();
        services.AddSingleton<ReadResponse>().AddSingleton<ReadChain>().AddSingleton<ReadItems>().AddSingleton<CancelResponse>();
        services.AddSingleton<ExpandRequest>().AddSingleton<QueueRequest>().AddSingleton<AnswerResponse>().AddSingleton<BackgroundAnswer>();
        services.AddSingleton<PurgeResponses>();
        services.AddSingleton<IPersonalData, OwnResponses>().AddScoped<WhenAccountDeletedEraseResponses>();
        services.AddSingleton(Subscription.Of<AccountDeleted, WhenAccountDeletedEraseResponses>("WhenAccountDeletedEraseResponses"));
        services.AddJob<PurgeResponsesJob, NoInput, long>(
            new JobTerms<NoInput>(PurgeResponsesJob.Kind) { StartBy = LlmPermissions.ManageKeys });
        services.AddBackgroundResponses(provider => provider.GetRequiredService<BackgroundAnswer>().RunAsync);
        return services.AddDailyRun(PurgeResponsesJob.Kind);
    }

    /// <summary>Answers in the background, in the way that <paramref name="answer"/> gives.</summary>
    public static IServiceCollection AddBackgroundResponses(
        this IServiceCollection services, Func<IServiceProvider, AnswerInBackground> answer)
    {
        services.AddSingleton(answer).AddSingleton<QueueResponse>().AddSingleton<AnswerQueued>();
        services.AddWorkQueue(new QueueTerms(AnswerResponseJob.Queue) { PerNode = AnsweredAtOnce, PerPartition = OfOneKey });
        return services.AddJob<AnswerResponseJob, QueuedResponse, string>(
            new JobTerms<QueuedResponse>(AnswerResponseJob.Kind)
            {
                Queue = AnswerResponseJob.Queue,
                Partition = input => input.ClientKeyId,
            });
    }
}
