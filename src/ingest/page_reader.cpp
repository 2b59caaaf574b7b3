#include "ingest/page_reader.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "ingest/capture_url.hpp"
#include "ingest/charset.hpp"
#include "ingest/dateline.hpp"
#include "ingest/format.hpp"
#include "ingest/html_fragment.hpp"
#include "ingest/html_reader.hpp"
#include "ingest/http_header.hpp"
#include "ingest/jsonl_reader.hpp"
#include "ingest/news_date.hpp"
#include "ingest/story_splitter.hpp"
#include "ingest/text_lines.hpp"
#include "ingest/text_reader.hpp"

namespace rapport::ingest {
namespace {

/// Adds a line to the text of a story, and where it stands on the page.
void add_line(Story& story, const std::string& line, const ByteSpan& page) {
  const std::size_t begin = story.text.size();
  story.text += line;
  if (!page.empty()) {
    story.lines.push_back({{begin, story.text.size()}, page});
  }
  story.text += '\n';
}

/// Text of a story: title, newline, paragraphs a line each.
void set_text(Story& story, const PageContent& content) {
  if (content.title) {
    add_line(story, *content.title, content.title_page);
    story.has_title_line = true;
  }
  story.body.begin = story.text.size();
  for (const Paragraph& paragraph : content.paragraphs) {
    add_line(story, paragraph.text, paragraph.page);
  }
  story.text.pop_back();
  story.body.end = story.text.size();
}

void set_dateline(Story& story, const IngestOptions& options) {
  std::string_view body = story.body.of(story.text);
  while (!body.empty() && base::is_space(body.front())) {
    body.remove_prefix(1);
  }
  if (auto dateline = find_dateline(body.substr(0, body.find('\n')))) {
    story.dateline = std::move(dateline->place);
    story.published = story.published ? story.published : dateline->published;
  }
  story.published = story.published ? story.published : options.published;
}

Story story_of(const PageContent& content, const Item& item, const IngestOptions& options) {
  Story story;
  story.page = item.page;
  story.path = item.path;
  story.line = item.line;
  story.title = content.title;
  story.outlet = content.outlet;
  story.url = content.url;
  story.published = content.published;
  story.modified = content.modified;
  story.language = content.language;
  story.section = content.section;
  story.authors = content.authors;
  set_text(story, content);
  set_dateline(story, options);
  return story;
}

/// Numbers the stories of a page and gives them ids: the given one, then "given#1" ...; else hashes of their
/// texts, which differ as no text stands twice on a page.
void set_ids(std::vector<Story>& stories, const std::optional<std::string>& given) {
  for (std::size_t i = 0; i < stories.size(); ++i) {
    stories[i].index = i;
    stories[i].id = !given   ? base::hash_hex(stories[i].text)
                    : i == 0 ? *given
                             : fmt::format("{}#{}", *given, i);
  }
}

/// One story a content, or several where stories are glued together.
Result<std::vector<Story>> stories_of(std::vector<PageContent> contents, const Item& item,
                                      const IngestOptions& options, const base::Deadline& deadline) {
  std::vector<Story> stories;
  std::unordered_set<std::uint64_t> texts;
  for (PageContent& content : contents) {
    if (auto in_time = deadline.check(); !in_time) {
      return tl::unexpected(in_time.error());
    }
    for (const PageContent& part : split_stories(std::move(content))) {
      Story story = story_of(part, item, options);
      if (texts.insert(base::hash64(story.text)).second) {  // The same story again counts once.
        stories.push_back(std::move(story));
      }
    }
  }
  if (stories.empty()) {
    return fail(ErrorCode::kNoArticle, "no text of an article");
  }
  return stories;
}

/// Fields given beside the text win over what a page states.
void set_given(Story& story, const GivenFields& fields) {
  story.title = fields.title ? fields.title : story.title;
  story.outlet = fields.outlet ? fields.outlet : story.outlet;
  story.url = fields.url ? fields.url : story.url;
  story.language = fields.language ? fields.language : story.language;
}

Story story_as_given(const JsonlFields& fields, const Item& item) {
  Story story;
  story.page = item.page;
  story.path = item.path;
  story.line = item.line;
  story.text = *fields.text;
  set_given(story, fields);
  const std::string& title = fields.title.value_or("");
  story.has_title_line = !title.empty() && story.text.size() > title.size() &&
                         story.text.compare(0, title.size(), title) == 0 && story.text[title.size()] == '\n';
  story.body = {story.has_title_line ? title.size() + 1 : 0, story.text.size()};
  return story;
}

class PageBuilder {
 public:
  PageBuilder(const Item& item, const IngestOptions& options, const base::Deadline& deadline)
      : item_(item), options_(options), deadline_(deadline) {}

  [[nodiscard]] PageStories notes_only() const {
    PageStories out;
    note(out, item_.notes, item_.where());
    return out;
  }

  Result<PageStories> read() {
    if (item_.content == Item::Content::kStory) {
      return read_story();
    }
    const bool is_jsonl = item_.format == InputFormat::kJsonl ||
                          (item_.format == InputFormat::kAuto && looks_like_jsonl(item_.bytes));
    return is_jsonl ? read_lines(item_.bytes) : read_page(item_.bytes);
  }

 private:
  const Item& item_;
  const IngestOptions& options_;
  const base::Deadline& deadline_;

  void note(PageStories& out, const std::vector<std::string>& notes, const std::string& where) const {
    for (const std::string& message : notes) {
      out.diagnostics.push_back({Diagnostic::Level::kNote, where, message});
    }
  }

  Result<PageStories> read_page(std::string_view bytes) {
    const HttpPage page = split_http_header(bytes);
    auto decoded = decode_text(page.body, page.charset.empty() ? item_.charset : page.charset);
    if (!decoded) {
      return tl::unexpected(decoded.error());
    }
    if (is_blank(decoded->text)) {
      return fail(ErrorCode::kInputEmpty, "only white space");
    }
    if (item_.format == InputFormat::kAuto && looks_like_jsonl(decoded->text)) {  // UTF-16, say.
      return read_lines(decoded->text);
    }
    PageStories out;
    note(out, decoded->notes, item_.where());
    auto contents = read_contents(decoded->text, item_.format);
    if (!contents) {
      return tl::unexpected(contents.error());
    }
    auto stories = stories_of(std::move(*contents), item_, options_, deadline_);
    if (!stories) {
      return tl::unexpected(stories.error());
    }
    out.stories = std::move(*stories);
    set_ids(out.stories, std::nullopt);
    set_captured(out.stories);
    return out;
  }

  /// What an archive says of a page stands beside what the page says.
  void set_captured(std::vector<Story>& stories) const {
    for (Story& story : stories) {
      if (item_.given.url) {
        story.url = better_url(story.url, *item_.given.url);
      }
      story.captured = item_.given.captured;
    }
  }

  /// A story whose text or HTML another reader has taken out of its input.
  Result<PageStories> read_story() {
    JsonlFields fields{item_.given, {}, {}};
    (item_.format == InputFormat::kHtml ? fields.html : fields.text) = item_.bytes;
    Item item = item_;
    item.bytes.clear();
    item.page = fields.id.value_or(item_.page);
    PageStories out;
    auto filled = fields.html ? fill_fragment(fields, item, out) : fill_stories(fields, item, out);
    if (!filled) {
      return tl::unexpected(filled.error());
    }
    set_published(fields, out, item_.where());
    set_ids(out.stories, fields.id);
    return out;
  }

  /// The HTML is that of the story alone: where no article is found among it, all of it is the article.
  Result<bool> fill_fragment(const JsonlFields& fields, const Item& item, PageStories& out) {
    auto content = read_html_fragment(*fields.html, fields.title, deadline_);
    if (!content) {
      return tl::unexpected(content.error());
    }
    auto stories = stories_of({std::move(*content)}, item, options_, deadline_);
    if (!stories) {
      return tl::unexpected(stories.error());
    }
    out.stories = std::move(*stories);
    set_given_first(out.stories, fields);
    return true;
  }

  [[nodiscard]] Result<std::vector<PageContent>> read_contents(std::string_view text,
                                                               InputFormat format) const {
    const InputFormat found = format == InputFormat::kAuto ? find_format(text) : format;
    if (found == InputFormat::kHtml) {
      return read_html_page(text, deadline_);
    }
    return std::vector<PageContent>{read_text_page(text)};
  }

  Result<PageStories> read_lines(std::string_view bytes) {
    PageStories out;
    std::optional<Error> last_error;
    std::size_t lines_read = 0;
    Item at;
    at.path = item_.path;
    at.line = item_.line == 0 ? 0 : item_.line - 1;
    for (const std::string_view line : base::split(bytes, '\n')) {
      ++at.line;
      if (base::trim(line).empty()) {
        continue;
      }
      ++lines_read;
      if (auto in_time = deadline_.check(); !in_time) {
        return tl::unexpected(in_time.error());
      }
      auto read = read_line(base::trim(line), at);
      if (!read) {
        last_error = read.error();
        last_error->where = at.where();
        out.diagnostics.push_back({Diagnostic::Level::kError, at.where(),
                                   fmt::format("{}: {}", name_of(last_error->code), last_error->message)});
        continue;
      }
      std::move(read->stories.begin(), read->stories.end(), std::back_inserter(out.stories));
      std::move(read->diagnostics.begin(), read->diagnostics.end(), std::back_inserter(out.diagnostics));
    }
    if (lines_read == 0) {
      return fail(ErrorCode::kInputEmpty, "only white space");
    }
    if (lines_read == 1 && last_error) {
      return tl::unexpected(*last_error);
    }
    return out;
  }

  /// `at` names the file and the line in it.
  Result<PageStories> read_line(std::string_view line, const Item& at) {
    const std::string where = at.where();
    if (line.size() > options_.max_line_bytes) {
      return fail(ErrorCode::kInputTooLarge,
                  fmt::format("line of more than {} bytes", options_.max_line_bytes));
    }
    auto decoded = decode_text(line);
    if (!decoded) {
      return tl::unexpected(decoded.error());
    }
    auto fields = read_jsonl_line(decoded->text);
    if (!fields) {
      return tl::unexpected(fields.error());
    }
    Item item;
    item.path = item_.path;
    item.line = at.line;
    item.page = fields->id.value_or(item_.page);
    PageStories out;
    note(out, decoded->notes, where);
    if (auto filled = fill_stories(*fields, item, out); !filled) {
      return tl::unexpected(filled.error());
    }
    set_published(*fields, out, where);
    set_ids(out.stories, fields->id);
    return out;
  }

  Result<bool> fill_stories(const JsonlFields& fields, const Item& item, PageStories& out) {
    if (fields.text) {
      if (base::trim(*fields.text).empty()) {
        return fail(ErrorCode::kInputEmpty, "\"text\" is only white space");
      }
      out.stories.push_back(story_as_given(fields, item));
      return true;
    }
    auto contents = read_contents(*fields.html, InputFormat::kHtml);
    if (!contents) {
      return tl::unexpected(contents.error());
    }
    auto stories = stories_of(std::move(*contents), item, options_, deadline_);
    if (!stories) {
      return tl::unexpected(stories.error());
    }
    out.stories = std::move(*stories);
    set_given_first(out.stories, fields);
    return true;
  }

  /// Outlet, address and language given hold for all stories of the line, the title for the first.
  static void set_given_first(std::vector<Story>& stories, const JsonlFields& fields) {
    JsonlFields shared = fields;
    shared.title = std::nullopt;
    for (Story& story : stories) {
      set_given(story, shared);
    }
    stories.front().title = stories.front().title ? stories.front().title : fields.title;
  }

  void set_published(const JsonlFields& fields, PageStories& out, const std::string& where) const {
    const auto given = fields.published ? read_date_field(*fields.published) : std::nullopt;
    if (fields.published && !given) {
      out.diagnostics.push_back(
          {Diagnostic::Level::kNote, where,
           fmt::format("\"published\" is no date: \"{}\"", base::repair(fields.published->substr(0, 40)))});
    }
    for (Story& story : out.stories) {
      story.published = given ? given : fields.html ? story.published : std::nullopt;
      set_dateline(story, options_);
    }
  }
};

}  // namespace

Result<PageStories> read_item(const Item& item, const IngestOptions& options,
                              const base::Deadline& deadline) {
  if (item.error) {
    return tl::unexpected(*item.error);
  }
  if (!item.notes.empty() && item.bytes.empty()) {
    return PageBuilder(item, options, deadline).notes_only();
  }
  if (item.bytes.empty()) {
    return fail(ErrorCode::kInputEmpty, "no bytes", item.where());
  }
  const bool may_be_line = item.format == InputFormat::kAuto || item.format == InputFormat::kJsonl;
  const bool is_line = item.line > 0 && may_be_line;  // Those are held to max_line_bytes, one by one.
  if (!is_line && item.bytes.size() > options.max_page_bytes) {
    return fail(ErrorCode::kInputTooLarge, fmt::format("page of more than {} bytes", options.max_page_bytes),
                item.where());
  }
  auto pages = PageBuilder(item, options, deadline).read();
  if (pages) {
    for (const std::string& message : item.notes) {
      pages->diagnostics.push_back({Diagnostic::Level::kNote, item.where(), message});
    }
  }
  if (!pages && pages.error().where.empty()) {
    pages.error().where = item.where();
  }
  return pages;
}

}  // namespace rapport::ingest
