using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Schedule;
using Oqupie.Storage.Schedule;

namespace Oqupie.Storage.Knowledge;

/// <summary>The due row of an article's plan, written with the version that has it; done only where that version is.</summary>
internal static class PlanStatements
{
    private const string PutPlan = $"""
        INSERT INTO due (account, what, key, shard, at, next_at, token, cause, attempts)
        SELECT $1, $4, $2, $5, $6, $6, $3, $7, 0 WHERE {KnowledgeStatements.ArticleHeld}
        {DueStatements.OrTakeItsPlace}
        """;

    private const string DropPlan = $"DELETE FROM due WHERE account = $1 AND what = $4 AND key = $2 AND {KnowledgeStatements.ArticleHeld}";

    /// <param name="account">The article's.</param>
    /// <param name="token">By which the version is found; the row's, too.</param>
    /// <param name="article">Its local id.</param>
    /// <param name="plan">Null takes the row out.</param>
    public static SqlStatement Of(AccountId account, string token, string article, DueRow? plan) => plan is null
        ? new(DropPlan, account.Value, article, token, ArticlePlan.What)
        : new(PutPlan, account.Value, article, token, plan.What, DueShard.Of(account, plan), plan.At, plan.Cause);
}
