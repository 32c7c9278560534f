namespace Oqupie.Portal.Languages;

internal static class Korean
{
    public static readonly Words Words = new()
    {
        Language = "ko",
        Locale = "ko_KR",
        Day = "yyyy년 M월 d일",
        Skip = "본문으로 건너뛰기",
        Home = "홈",
        Trail = "현재 위치",
        Welcome = "무엇을 도와드릴까요?",
        Recent = "최근에 고친 글",
        NothingYet = "아직 올라온 글이 없어요.",
        ShowAllOf = "{0}개 모두 보기",
        UpdatedOn = "{0} 업데이트",
        OnThisPage = "이 글의 차례",
        WasHelpful = "도움이 되었나요?",
        Yes = "네",
        No = "아니요",
        Thanks = "알려 주셔서 고마워요.",
        BackToArticle = "글로 돌아가기",
        Previous = "이전",
        Next = "다음",
        Neighbours = "앞뒤 글",
        Pages = "페이지",
        Related = "관련 글",
        StillStuck = "더 궁금한 점이 있나요?",
        WriteToUs = "메일로 물어보기",
        NotFound = "찾으시는 페이지가 없어요",
        NotFoundWhy = "주소가 바뀌었거나 더 이상 볼 수 없는 페이지예요.",
        Closed = "지금은 포털을 열지 않아요",
        ClosedWhy = "나중에 다시 찾아와 주세요.",
    };
}
