#include "dict/topic_table.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

namespace rapport::dict {
namespace {

TEST(TopicTable, NamesTheTopicOfAnIssue) {
  const auto table = TopicTable::load(RAPPORT_SOURCE_DIR "/data/ontology/topics.tsv");
  ASSERT_TRUE(table) << table.error().to_string();
  struct Row {
    const char* issue;
    const char* topic;
  };
  for (const Row& row :
       {Row{"trade", "trade"}, Row{"higher tariffs on steel", "tariffs"}, Row{"Taiwan", "Taiwan"},
        Row{"human rights conditions", "human rights"},
        Row{"Norway's nuclear programme", "nuclear programme"}, Row{"the nuclear deal", "nuclear programme"},
        Row{"nuclear power", "energy"}, Row{"fishing in the bay", "fisheries"},
        Row{"border crossings", "border"}, Row{"the maritime border", "sea"},
        Row{"prisoner exchange", "prisoners"}, Row{"the weather", ""}, Row{"gasp", ""}, Row{"", ""}}) {
    EXPECT_EQ(table->topic_of(row.issue).value_or(""), row.topic) << row.issue;
  }
}

TEST(TopicTable, RefusesBadRows) {
  const std::string path =
      (std::filesystem::temp_directory_path() / ("topics" + std::to_string(getpid()) + ".tsv")).string();
  for (const char* rows : {"trade\ttrade\ntrade\texports\n", "trade\t\n", "trade\ttrade\ntariffs\tTrade\n"}) {
    std::ofstream(path) << "topic\tphrases\n" << rows;
    const auto table = TopicTable::load(path);
    ASSERT_FALSE(table) << rows;
    EXPECT_EQ(table.error().code, ErrorCode::kBadTable);
    EXPECT_NE(table.error().where.find(path), std::string::npos);
  }
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace rapport::dict
